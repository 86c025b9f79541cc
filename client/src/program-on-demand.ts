// The same for what runs the bundled program (dist/program-on-demand.cjs); nothing of it is in the browser's build.
export { compareWithStage, similarWith, stopComparing } from './cross/commands.ts'
export { exportEvidence, initLedger, openLedger } from './cross/evidence.ts'
export { annotate } from './export/annotate.ts'
export { exportForm, exportReport } from './export/report.ts'
export { cancelCheck, checkWorkspace } from './workspace/check.ts'
export { openChecked } from './workspace/open.ts'
