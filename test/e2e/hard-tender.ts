import { strToU8, zipSync } from 'fflate'
import { docxFiles, part, row, run } from '../format/word/build.ts'

/** A tender file whose steering words stand in every place where Word lets words stand. */

const stamp = 'w:author="张三" w:date="2025-12-31T08:00:00Z"'
const p = (inside: string, properties = '') =>
  `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${inside}</w:p>`
const bold = '<w:b/>'
const insert = (id: number, inside: string) => `<w:ins w:id="${id}" ${stamp}>${inside}</w:ins>`
const strike = (id: number, text: string) =>
  `<w:del w:id="${id}" ${stamp}><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`
const cell = (inside: string, properties = '') =>
  `<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/>${properties}</w:tcPr>${inside}</w:tc>`
const table = (columns: number, rows: readonly string[]) =>
  `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>${'<w:gridCol w:w="2000"/>'.repeat(columns)}</w:tblGrid>${rows.join('')}</w:tbl>`
const control = (id: number, inside: string) =>
  `<w:sdt><w:sdtPr><w:id w:val="${id}"/></w:sdtPr><w:sdtContent>${inside}</w:sdtContent></w:sdt>`
const textBox = (paragraphs: string) =>
  `<w:r><w:pict><v:shape style="position:absolute;width:300pt;height:50pt"><v:textbox><w:txbxContent>${paragraphs}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`
const note = (id: number) => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`

const body = [
  p(run('第一章 投标邀请'), '<w:outlineLvl w:val="0"/>'),
  p(run('某某单位就办公设备采购项目进行公开招标，欢迎合格的供应商参加。')),
  p(run('第二章 采购需求'), '<w:outlineLvl w:val="0"/>'),
  // In mid-run, over several runs, and with formatting that changes inside the words.
  p(run('服务器须采用华为品牌的产品，数量两台。')),
  p(
    run('交换机须采用') +
      run('华') +
      run('为', bold) +
      '<w:proofErr w:type="spellStart"/>' +
      run('品牌') +
      run('的产品。'),
  ),
  p(`${run('路由器须采用')}<w:r><w:t>&#x534E;</w:t><w:t>为</w:t></w:r>${run('品牌的产品。')}`),
  // Inside a hyperlink, a content control, an insertion of another; behind a deletion.
  p(`${run('打印机须采用')}<w:hyperlink w:anchor="a">${run('惠普')}</w:hyperlink>${run('品牌的产品。')}`),
  p(run('扫描仪须采用') + control(11, run('富士通')) + run('品牌的产品。')),
  control(12, p(run('本项目货物清单如下。')) + p(run('空调须采用格力品牌的产品。'))),
  p(run('显示器须采用') + insert(21, run('戴尔品牌')) + strike(22, '联想品牌') + run('的产品。')),
  p(insert(23, run('投影机须采用爱普生品牌的产品。')), `<w:rPr><w:ins w:id="24" ${stamp}/></w:rPr>`),
  // Cells: merged, and of a table in a table.
  table(3, [
    row([cell(p(run('名称'))), cell(p(run('技术参数'))), cell(p(run('数量')))]),
    row([
      cell(p(run('笔记本电脑')), '<w:vMerge w:val="restart"/>'),
      cell(p(run('须采用联想品牌的产品')), '<w:gridSpan w:val="2"/>'),
    ]),
    row([
      cell(p(''), '<w:vMerge/>'),
      cell(table(1, [row([cell(p(run('摄像机须采用海康威视品牌的产品')))])]) + p('')),
      cell(p(run('5'))),
    ]),
  ]),
  p(run('以上货物') + note(2) + run('须为全新产品。') + textBox(p(run('电池须采用南孚品牌的产品。')))),
  // A comment of another around words of ours.
  p(
    `${run('复印机')}<w:commentRangeStart w:id="7"/>${run('须采用佳能')}<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>${run('品牌的产品。')}`,
  ),
].join('')

/** The bytes of the file. */
export function hardTender(): Uint8Array {
  const files = docxFiles({
    document: body,
    footnotes: `<w:footnote w:id="2">${p(run('电视机须采用海信品牌的产品。'))}</w:footnote>`,
    headers: [p(run('办公桌椅须采用震旦品牌的产品'))],
  }) as Record<string, Uint8Array>
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const edit = (name: string, end: string, more: string) => {
    files[name] = strToU8(new TextDecoder().decode(files[name]).replace(end, more + end))
  }
  const comment = `<w:comment w:id="7" ${stamp} w:initials="张"><w:p><w:r><w:t>请核对</w:t></w:r></w:p></w:comment>`
  files['word/comments.xml'] = strToU8(part('w:comments', comment))
  edit(
    'word/_rels/document.xml.rels',
    '</Relationships>',
    `<Relationship Id="rIdC" Type="${office}/comments" Target="comments.xml"/>`,
  )
  edit(
    '[Content_Types].xml',
    '</Types>',
    '<Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/>',
  )
  return zipSync(files)
}
