import { resolve } from 'node:path'
import { nearest } from '../../config/nearest.ts'
import type { Arguments } from '../arguments.ts'
import { checkListOptions, findTargets } from '../check-targets.ts'
import { listTargets } from '../file-list.ts'
import { type Fleet, openFleet } from '../fleet/open.ts'
import { results, status } from '../fleet/results.ts'
import { submit } from '../fleet/submit.ts'
import { work } from '../fleet/work.ts'
import { type ExitStatus, type Io, UsageError } from '../io.ts'
import type { Messages } from '../messages.ts'
import { gatherSettings, type Settings } from '../settings.ts'

const actions = ['submit', 'work', 'status', 'collect'] as const

async function put(fleet: Fleet, args: Arguments, root: string, settings: Settings, io: Io): Promise<ExitStatus> {
  const { messages } = settings
  const list = args.given['files-from']
  const targets =
    list === undefined
      ? (await findTargets(args, settings, io)).targets
      : listTargets(list, args.given.null === true, io, messages)
  const { files, fresh, failed } = await submit(fleet, targets, root, settings, io)
  io.stdout.write(`${messages.fleet.submitted(files, fresh)}\n`)
  return failed > 0 ? 2 : 0
}

async function collect(fleet: Fleet, io: Io, messages: Messages): Promise<ExitStatus> {
  let missing = 0
  for await (const { report } of results(fleet)) {
    if (io.closed()) break
    if (report) io.stdout.write(`${JSON.stringify(report)}\n`)
    else missing++
  }
  if (missing > 0) io.stderr.write(`${messages.warning(messages.fleet.missing(missing))}\n`)
  return missing > 0 ? 2 : 0
}

/** `tenderlint fleet submit|work|status|collect`: a batch over several machines by way of a queue in PostgreSQL. */
export async function fleet({ given, operands }: Arguments, io: Io, first: Messages): Promise<ExitStatus> {
  const named = operands[0]!
  const action = actions.find((one) => one === named)
  if (!action) throw new UsageError(first.badChoice('fleet', named, actions, nearest(named, actions)))
  const args = { given, operands: operands.slice(1) }
  if (action !== 'submit' && args.operands.length > 0) throw new UsageError(first.operandUnwanted(args.operands[0]!))
  if (args.operands.includes('-')) throw new UsageError(first.fleet.noInput)
  checkListOptions(args, first)
  const linter = await io.linter()
  const settings = gatherSettings(given, io, linter, first)
  const { messages } = settings
  const root = given.root === undefined ? io.cwd : resolve(io.cwd, String(given.root))
  const opened = await openFleet(given, linter, io, messages)
  try {
    if (action === 'submit') return await put(opened, args, root, settings, io)
    if (action === 'collect') return await collect(opened, io, messages)
    if (action === 'status') {
      io.stdout.write(`${messages.fleet.status(await status(opened))}\n`)
      return 0
    }
    const { checked, failed } = await work(opened, linter, root, given.wait === true)
    io.stdout.write(`${messages.fleet.worked(checked, failed)}\n`)
    return failed > 0 ? 2 : 0
  } finally {
    await opened.close()
  }
}
