// The figures of earlier runs, one a line, as ratios to the calibrating work of the same run: seconds say nothing on another machine.
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const file = fileURLToPath(new URL('history.jsonl', import.meta.url))
/** Earlier runs that a figure is held against. */
const window = 5

export function history() {
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
}

export function remember(entry) {
  appendFileSync(file, `${JSON.stringify(entry)}\n`)
}

/**
 * Figures that are worse than the median of the last runs by more than noise: half as much again, or what the runs themselves
 * differ by. Figures are better when smaller.
 */
export function regressions(ratios, runs = history()) {
  const last = runs.slice(-window)
  return Object.entries(ratios).flatMap(([name, now]) => {
    const before = last
      .map((run) => run.ratios[name])
      .filter((value) => typeof value === 'number')
      .sort((a, b) => a - b)
    if (!before.length || now === null) return []
    const median = before[Math.floor(before.length / 2)]
    const allowed = Math.max(1.5 * median, 1.2 * before.at(-1))
    return now > allowed
      ? [`${name}: ${now.toFixed(3)}, before ${median.toFixed(3)}, allowed ${allowed.toFixed(3)}`]
      : []
  })
}
