/** Parts of a package in one text: the name of each stands before it between two signs that XML cannot hold. */
const sign = '\u0001'

export function joinParts(parts: Readonly<Record<string, string>>): string {
  return Object.entries(parts)
    .map(([name, text]) => sign + name + sign + text)
    .join('')
}

export function splitParts(input: string): Record<string, string> {
  const pieces = input.split(sign)
  const parts: Record<string, string> = {}
  for (let at = 1; at + 1 < pieces.length; at += 2) {
    // a name that the zip cannot hold is of no use here: the zip has a target of its own
    const name = pieces[at]!.replace(/[^\x20-\x7e]/g, '_').slice(0, 200)
    if (name !== '' && name !== '__proto__') parts[name] = pieces[at + 1]!
  }
  return parts
}
