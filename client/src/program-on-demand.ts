// The same for what runs the bundled program (dist/program-on-demand.cjs); nothing of it is in the browser's build.
export { annotate } from './export/annotate.ts'
export { exportForm, exportReport } from './export/report.ts'
export { cancelCheck, checkWorkspace } from './workspace/check.ts'
export { openChecked } from './workspace/open.ts'
