/** Numbers in the narrowest array that holds them. */
export type Numbers = Uint8Array | Uint16Array | Int32Array

const widths = { Uint8Array, Uint16Array, Int32Array } as const

/** The numbers in the narrowest array that holds them. */
export function narrowed(numbers: ArrayLike<number>): Numbers {
  let most = 0
  for (let i = 0; i < numbers.length; i++) if (numbers[i]! > most) most = numbers[i]!
  const type = most < 256 ? Uint8Array : most < 65536 ? Uint16Array : Int32Array
  return type.from(numbers)
}

/** What a file of sections holds under one name: numbers, or texts that are decoded one by one when they are asked for. */
export type Section = Numbers | readonly string[]

type Place = readonly [type: keyof typeof widths, offset: number, length: number]

const magic = 0x4c444e54

/** Writes sections to one file: a head in JSON that says where they stand, then the arrays as they lie in memory. */
export function writeSections(sections: Readonly<Record<string, Section>>): Uint8Array {
  const arrays: [string, Numbers][] = Object.entries(sections).flatMap(([name, section]): [string, Numbers][] => {
    if (ArrayBuffer.isView(section)) return [[name, section as Numbers]]
    const texts = (section as readonly string[]).map((text) => new TextEncoder().encode(text))
    const ends = new Int32Array(texts.length + 1)
    texts.forEach((text, i) => {
      ends[i + 1] = ends[i]! + text.length
    })
    const bytes = new Uint8Array(ends[texts.length]!)
    for (const [i, text] of texts.entries()) bytes.set(text, ends[i])
    return [
      [`${name} ends`, ends],
      [name, bytes],
    ]
  })
  const places: Record<string, Place> = {}
  let offset = 0
  for (const [name, array] of arrays) {
    places[name] = [array.constructor.name as keyof typeof widths, offset, array.length]
    offset += Math.ceil(array.byteLength / 8) * 8
  }
  const head = new TextEncoder().encode(JSON.stringify(places))
  const start = Math.ceil((8 + head.length) / 8) * 8
  const file = new Uint8Array(start + offset)
  new Int32Array(file.buffer, 0, 2).set([magic, head.length])
  file.set(head, 8)
  for (const [name, array] of arrays)
    file.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), start + places[name]![1])
  return file
}

export interface Sections {
  numbers(name: string): Numbers
  /** One text of a section of texts. */
  text(name: string, index: number): string
  count(name: string): number
}

/** Opens a file of sections; nothing is copied or decoded yet. Throws when it is none, or of a machine with another order of bytes. */
export function openSections(file: Uint8Array): Sections {
  // arrays of numbers must stand at multiples of their width
  const bytes = file.byteOffset % 8 ? file.slice() : file
  const [found, length] = new Int32Array(bytes.buffer, bytes.byteOffset, 2)
  if (found !== magic) throw new Error('no compiled dictionaries')
  const decoder = new TextDecoder()
  const places = JSON.parse(decoder.decode(bytes.subarray(8, 8 + length!))) as Record<string, Place>
  const start = bytes.byteOffset + Math.ceil((8 + length!) / 8) * 8
  const numbers = (name: string): Numbers => {
    const [type, offset, count] = places[name]!
    return new widths[type](bytes.buffer as ArrayBuffer, start + offset, count)
  }
  return {
    numbers,
    text(name, index) {
      const ends = numbers(`${name} ends`)
      return decoder.decode((numbers(name) as Uint8Array).subarray(ends[index], ends[index + 1]))
    },
    count: (name) => places[`${name} ends`]![2] - 1,
  }
}
