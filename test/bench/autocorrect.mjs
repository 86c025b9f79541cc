// AutoCorrect has no batch command in its Node package: this reads and lints the files named, as its users do.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { lintFor } from 'autocorrect-node'

let found = 0
for (const place of process.argv.slice(2))
  for (const path of statSync(place).isDirectory() ? readdirSync(place).map((name) => join(place, name)) : [place])
    found += lintFor(readFileSync(path, 'utf8'), path).lines.length
console.log(found)
