import { processIo } from './process-io.ts'
import { run } from './run.ts'
import { letStrayFaultsPass } from './stray-faults.ts'

letStrayFaultsPass((reason) => {
  process.stderr.write(`${reason instanceof Error ? (reason.stack ?? reason.message) : String(reason)}\n`)
  // status 1 would say that there are findings
  process.exit(2)
})
// The status is set, not forced: process.exit would cut output that is still in a pipe.
process.exitCode = await run(process.argv.slice(2), processIo())
