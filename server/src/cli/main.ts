import { processIo } from './process-io.ts'
import { run } from './run.ts'

// The status is set, not forced: process.exit would cut output that is still in a pipe.
process.exitCode = await run(process.argv.slice(2), processIo())
