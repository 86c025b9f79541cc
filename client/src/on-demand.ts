// What is not needed before a command asks for it. Built apart (dist/on-demand.cjs), so that the editor starts without reading it.
export { rewriteFinding } from './findings/rewrite.ts'
export { showMenu } from './menu.ts'
export { openRule } from './open-rule.ts'
export { restoreReport, showReport } from './report/panel.ts'
export { openSample, openWalkthrough } from './sample.ts'
export { waive } from './waive.ts'
export { openWord } from './word/open.ts'
export { afterSave, saveWord, saveWordCopy, saveWordInPlace, writeView } from './word/save.ts'
