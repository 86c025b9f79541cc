import { l10n, ProgressLocation, Uri, window } from 'vscode'
import {
  type CompareView,
  type CrossParams,
  type CrossView,
  compareRequest,
  configStagesRequest,
  type SimilarView,
  type StageOrder,
  type StagesParams,
  type StopParams,
  similarRequest,
  stageOrderRequest,
  stopCrossRequest,
} from '../../../server/src/lsp/cross-protocol.ts'
import type { Parts } from '../parts.ts'
import { reasonOf } from '../word/files.ts'
import { fileOf, nameOf } from '../word/uri.ts'
import { showCross } from './panel.ts'
import { fileInFront, filesIn, pickFiles, pickOrder } from './pick.ts'
import type { CrossViews } from './views.ts'

/**
 * Holds the stages of a project against each other: the files chosen in the explorer, else the document against those that the config
 * names or that are asked for.
 */
export async function compareWithStage(
  parts: Parts,
  views: CrossViews,
  current: string | undefined,
  chosen: readonly Uri[],
): Promise<void> {
  const stages = await stagesFor(parts, current, chosen)
  if (!stages) return
  const title = l10n.t('Comparing the stages')
  await begin<CompareView>(parts, views, compareRequest, stages, title)
}

/** Compares a design with papers of vendors: the document, or the one file chosen, with files that are asked for. */
export async function similarWith(
  parts: Parts,
  views: CrossViews,
  current: string | undefined,
  chosen: readonly Uri[],
): Promise<void> {
  const files = await filesIn(chosen)
  const design = files.length > 1 ? await pickDesign(files, current) : fileInFront(files[0], current)
  if (!design) return files.length > 1 ? undefined : tellNoDocument()
  const title = l10n.t('Vendors’ papers to compare {0} with', nameOf(design))
  const papers =
    files.length > 1
      ? files.filter((uri) => uri.toString() !== design.toString())
      : await pickFiles(design, title, l10n.t('Schemes, white papers, data sheets or tenders of the past'))
  if (!papers?.length) return
  const progress = l10n.t('Comparing with vendors’ papers')
  await begin<SimilarView>(parts, views, similarRequest, [design, ...papers], progress)
}

/** Ends the comparisons of the document, or all when it has none. */
export async function stopComparing({ client }: Parts, current: string | undefined): Promise<void> {
  const params: StopParams = { uri: current ?? null }
  const stopped = await (await client).sendRequest<readonly string[]>(stopCrossRequest, params)
  const text = stopped.length ? l10n.t('Comparison stopped') : l10n.t('Nothing is being compared.')
  window.setStatusBarMessage(text, 5000)
}

async function stagesFor(
  parts: Parts,
  current: string | undefined,
  chosen: readonly Uri[],
): Promise<readonly Uri[] | undefined> {
  const files = (await filesIn(chosen)).map(fileOf)
  if (files.length > 1) return inOrder(parts, files)
  const own = fileInFront(files[0], current)
  if (!own) return tellNoDocument()
  const asked: StagesParams = { uri: own.toString() }
  const named = await (await parts.client).sendRequest<CrossParams | null>(configStagesRequest, asked)
  if (named) return named.uris.map((uri) => Uri.parse(uri, true))
  const title = l10n.t('Documents of other stages to compare {0} with', nameOf(own))
  const others = await pickFiles(own, title, l10n.t('Study, design, requirement, tender, contract or acceptance'))
  return others?.length ? inOrder(parts, [...others, own]) : undefined
}

/** By name, number and kind of document; asked for where these do not tell. */
async function inOrder({ client }: Parts, files: readonly Uri[]): Promise<readonly Uri[] | undefined> {
  const params: CrossParams = { uris: files.map(String) }
  const { uris, sure } = await (await client).sendRequest<StageOrder>(stageOrderRequest, params)
  const ordered = uris.map((uri) => Uri.parse(uri, true))
  return sure ? ordered : pickOrder(ordered)
}

async function begin<View extends CrossView>(
  parts: Parts,
  views: CrossViews,
  request: string,
  files: readonly Uri[],
  title: string,
): Promise<void> {
  const params: CrossParams = { uris: files.map(String) }
  try {
    const view = await window.withProgress({ location: ProgressLocation.Notification, title }, async () =>
      (await parts.client).sendRequest<View>(request, params),
    )
    showCross(parts, views, view)
  } catch (error) {
    void window.showErrorMessage(reasonOf(error))
  }
}

async function pickDesign(files: readonly Uri[], current: string | undefined): Promise<Uri | undefined> {
  const own = current === undefined ? undefined : fileOf(Uri.parse(current)).toString()
  const items = files
    .toSorted((a, b) => Number(b.toString() === own) - Number(a.toString() === own))
    .map((uri) => ({ label: nameOf(uri), uri }))
  const placeHolder = l10n.t('Which file is your own? The others are papers of vendors.')
  return (await window.showQuickPick(items, { placeHolder, ignoreFocusOut: true }))?.uri
}

function tellNoDocument(): undefined {
  void window.showInformationMessage(l10n.t('Open a document, or choose a file in the explorer.'))
}
