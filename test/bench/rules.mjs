// How the time of a check grows with the number of rules.

/** Processor time of a check with a quarter, half and all of the rules, as a line of text. */
export function rulesAgainstTime({ createLinter, loadDictionaries }, text) {
  const whole = loadDictionaries()
  return [0.25, 0.5, 1]
    .map((share) => {
      const rules = whole.rules.filter((_, at) => (at * share) % 1 < share)
      const times = [0, 1, 2].map(() => {
        const linter = createLinter({ ...whole, rules })
        linter.check(linter.readSource('markdown', '预热。'), options)
        const start = process.cpuUsage()
        linter.check(linter.readSource('markdown', text), options)
        const { user, system } = process.cpuUsage(start)
        return (user + system) / 1000
      })
      return `${rules.length} rules ${Math.min(...times).toFixed(0)} ms`
    })
    .join(', ')
}

const options = { asOf: '2026-11-23', region: [], locale: 'zh' }
