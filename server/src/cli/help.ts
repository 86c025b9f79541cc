import { documentKinds } from '../core/kinds.ts'
import { textWidth } from '../report/width.ts'
import { kindName } from '../report/words.ts'
import type { CommandWords, Messages } from './messages.ts'
import { type CommandName, commandNames, commands, type OptionName, type OptionSpec, options } from './options.ts'

/** Second spellings, and what only editors write. */
const hidden: readonly OptionName[] = ['no-color', 'node-ipc', 'clientProcessId']

function column(rows: readonly (readonly [string, string])[]): string {
  const wide = Math.max(...rows.map(([left]) => textWidth(left)))
  return rows.map(([left, right]) => `  ${left}${' '.repeat(wide - textWidth(left) + 2)}${right}`).join('\n')
}

function optionRow(name: OptionName, messages: Messages, own?: CommandWords): readonly [string, string] {
  const spec: OptionSpec = options[name]
  const short = spec.short ? `-${spec.short}, ` : ''
  const word = spec.value && (own?.values?.[spec.value] ?? messages.values[spec.value])
  const value = word === undefined ? '' : spec.optional ? `[=${word}]` : ` ${word}`
  return [`${short}--${name}${value}`, own?.options?.[name] ?? messages.options[name]]
}

/** Help for the whole program. */
export function generalHelp(messages: Messages): string {
  const rows = commandNames.map(
    (name) => [`${name} ${messages.commands[name].operands}`, messages.commands[name].text] as const,
  )
  const global = (['locale', 'help', 'version'] as const).map((name) => optionRow(name, messages))
  return [
    `tenderlint — ${messages.summary}`,
    '',
    `${messages.commandsTitle}${messages.colon.trimEnd()}`,
    column(rows),
    '',
    `${messages.optionsTitle}${messages.colon.trimEnd()}`,
    column(global),
    '',
    messages.commandHint,
    '',
  ].join('\n')
}

/** Help for one command. */
export function commandHelp(name: CommandName, messages: Messages): string {
  const own = messages.commands[name]
  const { operands, text } = own
  const taken: readonly OptionName[] = commands[name].options
  const rows = taken.filter((option) => !hidden.includes(option)).map((option) => optionRow(option, messages, own))
  return [
    `${messages.usage}${messages.colon}tenderlint ${name} ${operands}`,
    '',
    `${text}`,
    '',
    `${messages.optionsTitle}${messages.colon.trimEnd()}`,
    column(rows),
    '',
    ...(taken.includes('kind') ? [kindList(messages), ''] : []),
  ].join('\n')
}

function kindList(messages: Messages): string {
  const names = documentKinds.map((kind) => [kind, kindName('document', kind, messages.locale)] as const)
  return `${messages.kindsTitle}${messages.colon.trimEnd()}\n${column(names)}`
}
