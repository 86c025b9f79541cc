// The picture of a Word file with our comments and tracked changes.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  AlignmentType,
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { strFromU8, unzipSync } from 'fflate'
import { program, repository } from './driver/places.mjs'

const font = { ascii: 'Noto Serif CJK SC', eastAsia: 'Noto Serif CJK SC', hAnsi: 'Noto Serif CJK SC' }
const words = (text, more = {}) => new TextRun({ text, font, size: 24, color: '000000', ...more })
const paragraph = (text) =>
  new Paragraph({ spacing: { line: 380, after: 60 }, indent: { firstLine: 480 }, children: [words(text)] })
const heading = (text) =>
  new Paragraph({
    heading: HeadingLevel.HEADING_1,
    spacing: { before: 200, after: 100 },
    children: [words(text, { bold: true, size: 28 })],
  })
const widths = [900, 2000, 4700, 1000]
const row = (cells, bold = false) =>
  new TableRow({
    children: cells.map((text, index) => {
      const children = [new Paragraph({ spacing: { line: 320 }, children: [words(text, { bold, size: 22 })] })]
      const margins = { top: 40, bottom: 40, left: 80, right: 80 }
      return new TableCell({ width: { size: widths[index], type: WidthType.DXA }, margins, children })
    }),
  })

/** A page of a procurement requirement as an author writes it in Word. */
const draft = new Document({
  sections: [
    {
      properties: { page: { size: { width: 11906, height: 16838 }, margin: { top: 1100, left: 1300, right: 1300 } } },
      children: [
        new Paragraph({
          alignment: AlignmentType.CENTER,
          spacing: { after: 200 },
          children: [words('某区智慧教室设备采购项目采购需求', { bold: true, size: 34 })],
        }),
        heading('一、项目概况'),
        paragraph('为改善教学条件，某区教育局拟采购智慧教室设备一批，预算金额 260 万元，采用公开招标方式采购。'),
        heading('二、供应商资格要求'),
        paragraph('1. 具有独立承担民事责任的能力；'),
        paragraph('2. 注册资本不低于 500 万元；'),
        paragraph('3. 参加政府采购活动前三年内，在经营活动中没有重大违法记录。'),
        heading('三、技术参数'),
        new Table({
          width: { size: 8600, type: WidthType.DXA },
          columnWidths: widths,
          rows: [
            row(['序号', '名称', '技术参数', '数量'], true),
            row(['1', '交互式平板', '屏幕不小于 86 英寸，触控点不少于 20 点', '40 台']),
            row(['2', '录播主机', '须采用海康威视品牌，支持 1080P 编解码', '40 台']),
            row(['3', '讲台', '采用国内知名品牌，台面承重不小于 50 千克', '40 套']),
          ],
        }),
        heading('四、商务要求'),
        paragraph('质保期三年，自验收合格之日起算；故障报修后 4 小时内到场。'),
      ],
    },
  ],
})

/** The page, as wide as the picture has it, and what of it is shown. */
const page = { width: 794, height: 590, top: 40 }
const margin = 390
const gap = 10

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** The comments of an annotated file as Word lists them, their last line, which is for the program, left out. */
function commentsOf(bytes) {
  const xml = strFromU8(unzipSync(bytes)['word/comments.xml'])
  return [...xml.matchAll(/<w:comment [^>]*w:author="([^"]*)".*?<\/w:comment>/gs)].map(([whole, author]) => {
    const lines = whole.split('</w:p>').map((one) => one.replaceAll(/<[^>]*>/g, ''))
    return { author, lines: lines.filter((line) => line && !line.startsWith('TenderLint ·')) }
  })
}

/**
 * Writes the picture as a PNG file. LibreOffice draws the page with the tracked changes; its packages without a user interface cannot
 * draw comments, so these are read from the same file and set beside the page. Throws when a program that it needs is not there.
 */
export async function wordPicture(browser, target) {
  for (const name of ['soffice', 'pdftoppm', 'pdftotext'])
    if (!program(name)) throw Error(`no ${name}; run test/e2e/setup.sh`)
  const folder = mkdtempSync(join(tmpdir(), 'tenderlint-picture-'))
  const run = (name, ...args) =>
    execFileSync(name, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  try {
    writeFileSync(join(folder, '采购需求.docx'), await Packer.toBuffer(draft))
    const annotate = [join(repository, 'dist/cli.js'), 'annotate', '采购需求.docx', '--suggest', '-o', '批注.docx']
    run(process.execPath, ...annotate, '--region', '安徽,合肥', '--quiet', '--date', '2026-01-05T09:30:00')
    const filter = 'pdf:writer_pdf_Export:{"ExportNotes":{"type":"boolean","value":"false"}}'
    run('soffice', `-env:UserInstallation=file://${folder}/office`, '--headless', '--convert-to', filter, '批注.docx')
    run('pdftoppm', '-png', '-r', '144', '-singlefile', '批注.pdf', '页')
    const comments = commentsOf(readFileSync(join(folder, '批注.docx')))
    // the struck words stand first in a line of the page, and name the finding in its comment
    const boxes = run('pdftotext', '-bbox', '批注.pdf', '-')
    const lines = [...boxes.matchAll(/yMin="([\d.]+)"[^>]*yMax="([\d.]+)">([^<]*)</g)]
    const placed = comments.map((comment) => {
      const named = /“([^”]{2})/.exec(comment.lines[0])[1]
      const [, from, to] = lines.find(([, , , text]) => text.includes(named))
      return { ...comment, y: ((Number(from) + Number(to)) / 2) * (96 / 72) - page.top }
    })
    const image = readFileSync(join(folder, '页.png')).toString('base64')
    const tab = await browser.newPage({
      viewport: { width: page.width + margin, height: page.height },
      deviceScaleFactor: 1.5,
    })
    await tab.setContent(pageOf(image, placed))
    await tab.evaluate(layOut, { gap, from: page.width })
    await tab.screenshot({ path: target })
    await tab.close()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function pageOf(image, comments) {
  const boxes = comments.map(({ author, lines, y }) => {
    const [what, ...rest] = lines.map(escaped)
    // why, the first law and the first wording: what a margin has room for
    const shown = ['理由', '依据', '改为'].flatMap((word) => rest.find((line) => line.startsWith(word)) ?? [])
    return `<div class="comment" data-y="${y}"><b>${escaped(author)}</b> ${what}${shown.map((line) => `<p>${line}</p>`).join('')}</div>`
  })
  return `<!doctype html><meta charset="utf-8"><style>
    body { margin: 0; position: relative; background: #f3f3f3; font: 12px/1.5 'Noto Sans CJK SC', sans-serif; overflow: hidden }
    img { position: absolute; top: ${-page.top}px; left: 0; width: ${page.width}px; background: #fff }
    .comment { position: absolute; left: ${page.width + 14}px; width: ${margin - 46}px; padding: 6px 10px; background: #fffbe6;
      border: 1px solid #d8c98a; border-radius: 4px }
    .comment b { color: #8a5a00 }
    .comment p { margin: 2px 0 0; display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; overflow: hidden }
    svg { position: fixed; inset: 0; width: 100%; height: 100% }
  </style><img src="data:image/png;base64,${image}">${boxes.join('')}<svg></svg>`
}

/** In the page: each comment beside its words, below the one before, with a line between. */
function layOut({ gap, from }) {
  const all = [...document.querySelectorAll('.comment')]
  const heights = all.map((one) => one.offsetHeight)
  let rest = heights.reduce((sum, height) => sum + height + gap, 0)
  let top = gap
  const lines = all.map((box, index) => {
    const y = Number(box.dataset.y)
    // as near as it can be while those below still fit
    top = Math.max(top, Math.min(y - 20, innerHeight - rest))
    box.style.top = `${top}px`
    const path = `M ${from - 105} ${y} L ${from - 60} ${y} L ${from + 14} ${top + 18}`
    top += heights[index] + gap
    rest -= heights[index] + gap
    return `<path d="${path}" fill="none" stroke="#c9a227" stroke-dasharray="4 3"/>`
  })
  document.querySelector('svg').innerHTML = lines.join('')
}
