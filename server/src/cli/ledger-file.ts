import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { basename, dirname, extname, join, resolve } from 'node:path'
import { displayPath } from '../config/load.ts'
import { isReadError } from '../core/read-error.ts'
import type { CheckedDocument, Linter } from '../service/api.ts'
import type { Ledger } from '../service/evidence.ts'
import { ledgerPaths } from '../service/ledger-path.ts'
import { faultWords } from './fault-words.ts'
import { type Io, UsageError } from './io.ts'
import { readWhole } from './read-file.ts'
import type { Settings } from './settings.ts'

type Service = typeof import('../service/evidence.ts')

/** A ledger and the name it is shown by. `path` is null for a table in the document itself. */
export interface FoundLedger {
  readonly path: string | null
  readonly name: string
  readonly ledger: Ledger
}

/** The ledger beside a document, or the only one of its folder; null when there is none. */
export async function besideDocument(document: string): Promise<string | null> {
  const own = ledgerPaths(document).find((path) => existsSync(path))
  if (own) return own
  const folder = dirname(document)
  const names = await readdir(folder).catch(() => [])
  const all = names.filter((name) => /\.evidence\.(?:csv|xlsx)$/i.test(name) && !name.startsWith('~$'))
  // one that belongs to another document of the folder is not taken
  const free = all.filter((name) => {
    const stem = name.replace(/\.evidence\.\w+$/i, '')
    return !names.some((other) => other !== name && (other === stem || basename(other, extname(other)) === stem))
  })
  return free.length === 1 ? join(folder, free[0]!) : null
}

/** Reads a ledger file. Throws UsageError when it cannot be read or holds no ledger. */
export async function readLedgerFile(
  given: string,
  service: Service,
  linter: Linter,
  settings: Settings,
  io: Io,
): Promise<FoundLedger> {
  const { messages } = settings
  const path = resolve(io.cwd, given)
  const name = displayPath(io.cwd, path)
  let ledger: Ledger
  try {
    ledger = await service.ledgerOfFile(name, await readWhole(path), linter)
  } catch (error) {
    if (isReadError(error))
      throw new UsageError(`${name}${messages.colon}${settings.locale === 'en' ? error.english : error.message}`, false)
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT') throw new UsageError(messages.notFound(given), false)
    if (code !== undefined) throw new UsageError(messages.notReadable(given, faultWords(error, messages)), false)
    throw error
  }
  const head = ledger.faults.filter(({ code }) => code === 'no-header' || code === 'no-column')
  if (head.length > 0) {
    const texts = head.map((fault) => faultText(fault, service, settings))
    throw new UsageError(
      `${messages.evidence.ledgerUnusable(name)}${texts.join(settings.locale === 'en' ? '; ' : '；')}`,
      false,
    )
  }
  return { path, name, ledger }
}

/** A fault of a ledger in words, with its row and column. */
export function faultText(
  { code, row, field, text }: Ledger['faults'][number],
  service: Service,
  { messages }: Settings,
): string {
  const { faults, rowFault } = messages.evidence
  return code === 'no-header' || code === 'no-column'
    ? faults[code](service.ledgerHeaders[field], text)
    : rowFault(row, faults[code](service.ledgerHeaders[field], text))
}

/** The ledger for a document: the one named, the one beside it, or a table inside it; null when there is none. */
export async function findLedger(
  document: string,
  named: string | undefined,
  checked: CheckedDocument,
  service: Service,
  linter: Linter,
  settings: Settings,
  io: Io,
): Promise<FoundLedger | null> {
  const path = named ?? (await besideDocument(document))
  if (path !== null) return readLedgerFile(path, service, linter, settings, io)
  const inside = service.ledgerOfDocument(checked.document)
  return inside && { path: null, name: displayPath(io.cwd, document), ledger: inside }
}
