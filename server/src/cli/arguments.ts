import { parseArgs } from 'node:util'
import { nearest } from '../config/nearest.ts'
import { UsageError } from './io.ts'
import type { Messages } from './messages.ts'
import { type CommandName, commands, type Given, type OptionName, type OptionSpec, options } from './options.ts'

export interface Arguments {
  readonly given: Given
  readonly operands: readonly string[]
}

/** Reads what follows a command's name. Throws UsageError with the nearest known option. */
export function readArguments(command: CommandName, args: readonly string[], messages: Messages): Arguments {
  const allowed: readonly OptionName[] = commands[command].options
  const table = allowed.map((name) => {
    const spec: OptionSpec = options[name]
    return [
      name,
      { type: spec.value && !spec.optional ? 'string' : 'boolean', ...(spec.short ? { short: spec.short } : {}) },
    ] as const
  })
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(table) as Record<string, { type: 'string' | 'boolean'; short?: string }>,
    allowPositionals: true,
    strict: false,
    tokens: true,
  })
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const spec: OptionSpec | undefined = allowed.includes(token.name as OptionName)
      ? options[token.name as OptionName]
      : undefined
    if (!spec) {
      const near = nearest(token.name, allowed)
      throw new UsageError(messages.unknownOption(token.rawName, near === null ? null : `--${near}`))
    }
    if (spec.optional && token.value === undefined) continue
    if (spec.value && !token.value) throw new UsageError(messages.valueMissing(token.rawName))
    if (!spec.value && token.value !== undefined) throw new UsageError(messages.valueUnwanted(token.rawName))
  }
  const given = values as Given
  const [least, most] = commands[command].operands
  if (!given.help) {
    if (positionals.length < least) throw new UsageError(messages.operandMissing(command))
    if (positionals.length > most) throw new UsageError(messages.operandUnwanted(positionals[most]!))
  }
  return { given, operands: positionals }
}

/** A value out of a closed list, or undefined when absent. Throws UsageError. */
export function oneOf<T extends string>(
  name: OptionName,
  value: string | undefined,
  values: readonly T[],
  messages: Messages,
): T | undefined {
  if (value === undefined) return undefined
  const found = values.find((v) => v === value)
  if (found === undefined) throw new UsageError(messages.badChoice(`--${name}`, value, values, nearest(value, values)))
  return found
}
