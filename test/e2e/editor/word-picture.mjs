// The picture of a Word file with our comments, as LibreOffice prints it with the comments in the margin.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AlignmentType, Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx'
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
      properties: { page: { size: { width: 11906, height: 16838 }, margin: { top: 1100, left: 1500, right: 1500 } } },
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

/** Writes the picture as a PNG file, uncompressed by colours. Throws when a program that it needs is not there. */
export async function wordPicture(target) {
  for (const name of ['soffice', 'pdftoppm']) if (!program(name)) throw Error(`no ${name}; run test/e2e/setup.sh`)
  const folder = mkdtempSync(join(tmpdir(), 'tenderlint-picture-'))
  const run = (name, ...args) => execFileSync(name, args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })
  try {
    writeFileSync(join(folder, '采购需求.docx'), await Packer.toBuffer(draft))
    const annotate = [join(repository, 'dist/cli.js'), 'annotate', '采购需求.docx', '--suggest', '-o', '批注.docx']
    run(process.execPath, ...annotate, '--region', '安徽,合肥', '--quiet', '--date', '2026-01-05T09:30:00')
    const filter = 'pdf:writer_pdf_Export:{"ExportNotes":{"type":"boolean","value":"false"},"ExportNotesInMargin":{"type":"boolean","value":"true"}}'
    run(process.env.SOFFICE ?? 'soffice', `-env:UserInstallation=file://${folder}/office`, '--headless', '--convert-to', filter, '批注.docx')
    // the part of the page that has words
    run('pdftoppm', '-png', '-r', '130', '-singlefile', ...['-x', 0, '-y', 60, '-W', 1075, '-H', 800].map(String), '批注.pdf', '页')
    execFileSync('cp', [join(folder, '页.png'), target])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
