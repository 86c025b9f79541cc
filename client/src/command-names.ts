/** Commands that the client has beside those of the protocol. */
export const clientCommands = {
  reveal: 'tenderlint.reveal',
  nextFinding: 'tenderlint.nextFinding',
  previousFinding: 'tenderlint.previousFinding',
  groupByChapter: 'tenderlint.groupByChapter',
  groupByRule: 'tenderlint.groupByRule',
  groupByCertainty: 'tenderlint.groupByCertainty',
  waiveFinding: 'tenderlint.waiveFinding',
  openRuleOfFinding: 'tenderlint.openRuleOfFinding',
  rewriteFinding: 'tenderlint.rewriteFinding',
  showReport: 'tenderlint.showReport',
  checkWorkspace: 'tenderlint.checkWorkspace',
  cancelCheck: 'tenderlint.cancelCheck',
  clearCheck: 'tenderlint.clearCheck',
  openChecked: 'tenderlint.openChecked',
  exportReport: 'tenderlint.exportReport',
  exportForm: 'tenderlint.exportForm',
  annotate: 'tenderlint.annotate',
  toggleSectionHints: 'tenderlint.toggleSectionHints',
  showMenu: 'tenderlint.showMenu',
  openSample: 'tenderlint.openSample',
  openWalkthrough: 'tenderlint.openWalkthrough',
  openWord: 'tenderlint.openWord',
  saveWord: 'tenderlint.saveWord',
  saveWordCopy: 'tenderlint.saveWordCopy',
  saveWordInPlace: 'tenderlint.saveWordInPlace',
  nextWordChange: 'tenderlint.nextWordChange',
  compareWithStage: 'tenderlint.compareWithStage',
  similarWith: 'tenderlint.similarWith',
  stopComparing: 'tenderlint.stopComparing',
  initLedger: 'tenderlint.initLedger',
  exportEvidence: 'tenderlint.exportEvidence',
} as const

export const viewNames = {
  findings: 'tenderlint.findings',
  workspace: 'tenderlint.workspace',
  report: 'tenderlint.report',
  cross: 'tenderlint.cross',
} as const

/** Keys that menus and welcome texts ask for. */
export const contextKeys = {
  hasDocument: 'tenderlint.hasDocument',
  grouping: 'tenderlint.grouping',
  checking: 'tenderlint.checking',
  checked: 'tenderlint.checked',
  inBrowser: 'tenderlint.inBrowser',
  comparing: 'tenderlint.comparing',
} as const
