// node .ci/count.mjs REPORT FAILURES: prints what a JSON report of vitest counts, `passed failed`; appends a line for each failure to a file.
// A test file that broke before its tests counts as one failure.
import { appendFileSync, readFileSync } from 'node:fs'

const [report, failures] = process.argv.slice(2)
const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'))
const firstLine = (text) => (text ?? '').split('\n')[0]
let broken = 0
for (const { name, status, message, assertionResults } of testResults) {
  const failed = assertionResults.filter((result) => result.status === 'failed')
  for (const { fullName, failureMessages } of failed)
    appendFileSync(failures, `FAILED: ${name}: ${fullName}: ${firstLine(failureMessages[0])}\n`)
  if (status !== 'failed' || failed.length) continue
  broken++
  appendFileSync(failures, `FAILED: ${name}: ${firstLine(message)}\n`)
}
console.log(numPassedTests, numFailedTests + broken)
