import {
  CodeActionKind,
  DiagnosticTag,
  type InitializeParams,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver/node'
import { commandNames, type InitializationOptions } from './protocol.ts'

/** What the client can do, read once from `initialize`. */
export interface ClientFeatures {
  /** TenderLint's own client: it asks for reasons and opens pages itself. */
  readonly own: boolean
  readonly pull: boolean
  readonly pullRefresh: boolean
  readonly diagnosticVersion: boolean
  readonly relatedInformation: boolean
  readonly codeDescription: boolean
  readonly diagnosticData: boolean
  readonly actionLiterals: boolean
  readonly preferredActions: boolean
  /** Asks for the edit of an action when the action is chosen, not before. */
  readonly resolvesActions: boolean
  readonly documentChanges: boolean
  readonly configuration: boolean
  readonly registerConfiguration: boolean
  readonly registerWatchers: boolean
  /** Watches files of a folder that it is given. */
  readonly relativePatterns: boolean
  readonly showDocument: boolean
  readonly markdownHover: boolean
  readonly unnecessaryTag: boolean
  readonly deprecatedTag: boolean
  /** Edits may hold placeholders to fill in (LSP 3.18). */
  readonly snippetEdits: boolean
  /** Files are created in document changes: a client that does one knows the other, even where it does not say so. */
  readonly createFiles: boolean
  readonly nestedSymbols: boolean
  readonly lensRefresh: boolean
  readonly hintRefresh: boolean
  readonly completionSnippets: boolean
  readonly markdownCompletion: boolean
}

/** A colon stands behind a key or a parameter's name, a hyphen, a slash and a bracket in directives and rule ids, a quote in JSON. */
const completionTriggers = ['：', ':', '-', '/', '"']

export const fixAllKind = `${CodeActionKind.SourceFixAll}.tenderlint`

/** Reads the features that matter here from the client's capabilities. */
export function clientFeatures(params: InitializeParams): ClientFeatures {
  const { textDocument, workspace, window } = params.capabilities
  const options = params.initializationOptions as InitializationOptions | null | undefined
  const publish = textDocument?.publishDiagnostics
  const pull = textDocument?.diagnostic
  const tags = (pull?.tagSupport ?? publish?.tagSupport)?.valueSet ?? []
  const item = textDocument?.completion?.completionItem
  const edits = workspace?.workspaceEdit
  const actions = textDocument?.codeAction
  return {
    own: options?.commands === true,
    pull: pull !== undefined,
    pullRefresh: workspace?.diagnostics?.refreshSupport === true,
    diagnosticVersion: publish?.versionSupport === true,
    relatedInformation: (pull?.relatedInformation ?? publish?.relatedInformation) === true,
    codeDescription: (pull?.codeDescriptionSupport ?? publish?.codeDescriptionSupport) === true,
    diagnosticData: (pull?.dataSupport ?? publish?.dataSupport) === true,
    actionLiterals: actions?.codeActionLiteralSupport !== undefined,
    preferredActions: actions?.isPreferredSupport === true,
    resolvesActions: actions?.dataSupport === true && actions.resolveSupport?.properties.includes('edit') === true,
    documentChanges: edits?.documentChanges === true,
    configuration: workspace?.configuration === true,
    registerConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registerWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    relativePatterns: workspace?.didChangeWatchedFiles?.relativePatternSupport === true,
    showDocument: window?.showDocument?.support === true,
    markdownHover: textDocument?.hover?.contentFormat?.includes('markdown') === true,
    unnecessaryTag: tags.includes(DiagnosticTag.Unnecessary),
    deprecatedTag: tags.includes(DiagnosticTag.Deprecated),
    snippetEdits: edits?.documentChanges === true && edits.snippetEditSupport === true,
    createFiles: edits?.resourceOperations?.includes('create') === true,
    nestedSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    lensRefresh: workspace?.codeLens?.refreshSupport === true,
    hintRefresh: workspace?.inlayHint?.refreshSupport === true,
    completionSnippets: item?.snippetSupport === true,
    markdownCompletion: item?.documentationFormat?.includes('markdown') === true,
  }
}

/** The server can open a rule's page for a client that does not do it itself. */
export function servesOpenRule(client: ClientFeatures): boolean {
  return !client.own && client.showDocument
}

/** What the server offers to this client. Diagnostics are pulled when the client can, else published. */
export function serverCapabilities(client: ClientFeatures): ServerCapabilities {
  return {
    positionEncoding: 'utf-16',
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: false },
    hoverProvider: true,
    codeLensProvider: { resolveProvider: false },
    documentSymbolProvider: { label: 'TenderLint' },
    inlayHintProvider: true,
    completionProvider: { triggerCharacters: completionTriggers },
    ...(client.actionLiterals && {
      codeActionProvider: {
        codeActionKinds: [CodeActionKind.QuickFix, fixAllKind],
        resolveProvider: client.resolvesActions,
      },
    }),
    ...(client.pull && {
      diagnosticProvider: { identifier: 'tenderlint', interFileDependencies: false, workspaceDiagnostics: false },
    }),
    ...(servesOpenRule(client) && { executeCommandProvider: { commands: [commandNames.openRule] } }),
  }
}
