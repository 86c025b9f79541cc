import { l10n } from 'vscode'
import type { Overview } from '../../server/src/lsp/protocol.ts'
import { uriOfServerPath } from './server-path.ts'

/** What steers the check of a document, a line each: kind, rules, region, day, packs, config file. */
export function steeringLines(overview: Overview): readonly string[] {
  const { documentKind, rules, rulesHash, region, asOf, packs, configFile } = overview
  return [
    l10n.t('Kind of document: {0}', documentKind),
    l10n.t('Rules that are on: {0} ({1})', rules, rulesHash.slice(0, 8)),
    region.length ? l10n.t('Region: {0}', region.join(' ')) : l10n.t('Region: not set, national rules only'),
    l10n.t('Law as of: {0}', asOf),
    ...(packs.length ? [l10n.t('Local packs: {0}', packs.join(' '))] : []),
    configFile ? l10n.t('Config file: {0}', shownPath(configFile)) : l10n.t('Config file: none, editor settings hold'),
  ]
}

/** A path on disk as it is, any other as the URI that people know it by. */
function shownPath(path: string): string {
  const uri = uriOfServerPath(path)
  return uri.scheme === 'file' ? path : uri.toString(true)
}
