// Prints precision and recall over the project's own labelled clauses and documents, and fails when they fall below the baseline.
// Needs dist/dictionaries.json. `--list [category or rule]` shows the mistakes, `--update` stores the figures as the new baseline.
import { runBundled } from '../../scripts/run-bundled.mjs'

process.exitCode = await runBundled('test/benchmark/accuracy/main.ts')
