import { getDocument, OPS, type PDFDocumentProxy, type PDFPageProxy } from 'unpdf/pdfjs'
import { characterMap } from './character-maps.ts'
import { pdfError } from './errors.ts'
import { type FontLook, type Painted, paint } from './page.ts'
import { openPort } from './port.ts'

/** An entry of the bookmarks, in reading order. */
export interface Bookmark {
  readonly title: string
  /** From 1. */
  readonly level: number
}

/** An opened PDF. Pages are numbered from 1. */
export interface Pdf {
  readonly pages: number
  /** What is painted on a page, upright, and the page's size in points. */
  page(number: number): Promise<Painted & { readonly width: number; readonly height: number }>
  bookmarks(): Promise<readonly Bookmark[]>
  close(): Promise<void>
}

/** Gives PDF.js what it would look for in files or on the network: character maps made here, and nothing else. It wants a class. */
class OwnData {
  readonly fetch = ({ kind, filename }: { readonly kind: string; readonly filename: string }): Promise<Uint8Array> => {
    const map = kind === 'cMapUrl' ? characterMap(filename) : null
    return map ? Promise.resolve(map) : Promise.reject(new Error(`not available: ${filename}`))
  }
}

/**
 * Opens a PDF without thread, network, fonts of the machine, scripts or pictures; `tooMany` is called when a page has more
 * operators than any real one. Throws ReadError encrypted, truncated.
 */
export async function openPdf(bytes: Uint8Array, tooMany: () => void): Promise<Pdf> {
  mendNode20()
  const port = openPort(tooMany)
  const task = getDocument({
    worker: port.worker,
    // PDF.js takes the buffer away from its owner.
    data: bytes.slice(),
    BinaryDataFactory: OwnData,
    cMapPacked: false,
    verbosity: 0,
    disableFontFace: false,
    useSystemFonts: false,
    useWorkerFetch: false,
    useWasm: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    // Pictures are left out before they are unpacked.
    maxImageSize: 1,
  })
  try {
    const document = await task.promise
    return {
      pages: document.numPages,
      page: (number) => {
        port.restart()
        return readPage(document, number)
      },
      bookmarks: () => readBookmarks(document),
      close: async () => {
        // Waiting for a page that never ends would take for ever.
        task.destroy().catch(() => {})
        await turn()
        port.close()
      },
    }
  } catch (error) {
    task.destroy().catch(() => {})
    await turn()
    port.close()
    throw pdfError(error instanceof Error && error.name === 'PasswordException' ? 'encrypted' : 'broken')
  }
}

/** Lets messages that are under way arrive. */
function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0))
}

/** PDF.js wants a method of ArrayBuffer that Node 20 does not have. */
function mendNode20(): void {
  const prototype = ArrayBuffer.prototype as ArrayBuffer & { transferToFixedLength?: (length?: number) => ArrayBuffer }
  if (prototype.transferToFixedLength) return
  Object.defineProperty(prototype, 'transferToFixedLength', {
    value(this: ArrayBuffer, length = this.byteLength) {
      return this.slice(0, length)
    },
    configurable: true,
    writable: true,
  })
}

const operatorNames: readonly (string | undefined)[] = Object.entries(OPS).reduce<string[]>((names, [name, code]) => {
  names[code as number] = name
  return names
}, [])

async function readPage(document: PDFDocumentProxy, number: number) {
  const page = await document.getPage(number)
  const list = await page.getOperatorList({ annotationMode: 0 })
  const looks = new Map<string, FontLook>()
  const font = (name: string): FontLook => {
    const known = looks.get(name) ?? lookOf(page, name)
    looks.set(name, known)
    return known
  }
  const operators = { names: operatorNames, codes: list.fnArray, values: list.argsArray as unknown[], font }
  let view = page.getViewport({ scale: 1 })
  let painted = paint(operators, view.transform)
  const turn = painted.turned.indexOf(Math.max(...painted.turned))
  if (turn > 0) {
    // A table set sideways: the page is turned until most of its letters stand upright.
    view = page.getViewport({ scale: 1, rotation: (page.rotate + 360 - turn * 90) % 360 })
    painted = paint(operators, view.transform)
  }
  page.cleanup()
  const { width, height } = view
  // What stands beside the page is not seen.
  const glyphs = painted.glyphs.filter(({ left, y }) => left > -1 && left < width && y > 0 && y < height + 1)
  return { ...painted, glyphs, width, height }
}

const boldName = /bold|heavy|black|demi|simhei|黑体/i

function lookOf(page: PDFPageProxy, name: string): FontLook {
  const font = page.commonObjs.has(name) ? page.commonObjs.get(name) : null
  const scale = Math.abs(Number(font?.fontMatrix?.[0] ?? 0.001)) || 0.001
  return {
    bold: boldName.test(String(font?.name ?? '')) || font?.bold === true,
    vertical: font?.vertical === true,
    scale,
  }
}

interface OutlineNode {
  readonly title: string
  readonly items: readonly OutlineNode[]
}

const mostBookmarks = 10_000

async function readBookmarks(document: PDFDocumentProxy): Promise<readonly Bookmark[]> {
  const found: Bookmark[] = []
  const walk = (nodes: readonly OutlineNode[], level: number) => {
    for (const { title, items } of nodes) {
      if (found.length >= mostBookmarks) return
      found.push({ title, level })
      if (level < 9) walk(items, level + 1)
    }
  }
  // Broken bookmarks are no reason to give up the text.
  const outline = await document.getOutline().catch(() => null)
  walk((outline ?? []) as readonly OutlineNode[], 1)
  return found
}
