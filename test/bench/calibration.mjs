// A fixed piece of work of the kind a linter does: strings cut and looked up, small objects made, typed arrays walked.
const words = Array.from({ length: 4000 }, (_, i) =>
  String.fromCharCode(0x4e00 + ((i * 37) % 5000), 0x4e00 + ((i * 91) % 5000)),
)
const text = Array.from({ length: 60_000 }, (_, i) => words[(i * 7919) % words.length]).join('')
const table = new Int32Array(65536)
for (const word of words) table[word.charCodeAt(0)]++
let sum = 0
for (let round = 0; round < 25; round++) {
  const seen = new Map()
  for (let at = 0; at + 2 <= text.length; at += 2) {
    const word = text.slice(at, at + 2)
    const entry = seen.get(word) ?? { count: 0, last: -1 }
    entry.count++
    entry.last = at
    seen.set(word, entry)
  }
  for (let at = 0; at < text.length; at++) sum += table[text.charCodeAt(at)]
  sum += seen.size
}
if (sum < 0) throw new Error('impossible')
