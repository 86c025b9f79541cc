import { describe, expect, it } from 'vitest'
import { ownOutline, remarkOutline } from './whole.ts'

const cases: [why: string, source: string, outline: readonly string[]][] = [
  ['seven # are text', '####### 甲', ['text #######甲']],
  ['a # without a blank is text', '#甲\n\n#', ['text #甲']],
  ['closing # need a blank before them', '## 甲##\n## 乙 ##', ['h2 甲##', 'h2 乙']],
  ['an escaped closing # is text', '# 甲 \\#', ['h1 甲#']],
  ['three blanks before #, four make code', '   # 甲\n\n    # 乙', ['h1 甲']],
  ['an underline takes all lines of the paragraph', '甲\n乙\n===', ['h1 甲乙']],
  ['an underline does not reach out of a quote', '> 甲\n---\n乙', ['text 甲', 'text 乙']],
  ['an underline does not reach out of an item', '- 甲\n---\n乙', ['item 甲', 'text 乙']],
  ['an underline with a gap is text, or a rule', '甲\n= =\n\n乙\n- - -', ['text 甲==', 'text 乙']],
  ['an underline without text above is text', '===\n甲', ['text ===甲']],
  ['indented lines go on with a paragraph', '甲\n        乙', ['text 甲乙']],
  ['a tab is an indent of code', '\t甲\n\n乙', ['text 乙']],
  ['full-width blanks are no indent', '　　　　甲', ['text 甲']],
  ['a quote goes on lazily, but not over a list', '> 甲\n乙\n- 丙', ['text 甲乙', 'item 丙']],
  ['code in a quote does not go on lazily', '>     码\n甲', ['text 甲']],
  ['a fence ends with its quote', '> ```\n甲', ['text 甲']],
  ['a fence is closed by one as long', '````\n码\n```\n码\n`````\n甲', ['text 甲']],
  ['a fence is not closed by one with words', '```\n码\n``` 甲\n```\n乙', ['text 乙']],
  ['a fence of ` holds none in its words', '``` a`b\n甲', ['text ```a`b甲']],
  ['a fence interrupts a paragraph', '甲\n```\n码\n```\n乙', ['text 甲', 'text 乙']],
  ['indented code does not', '甲\n    乙\n\n    码', ['text 甲乙']],
  ['a list of 1 interrupts a paragraph', '甲\n1. 乙', ['text 甲', 'item 乙']],
  ['another number does not', '甲\n14. 乙', ['text 甲14.乙']],
  ['a bare mark does not', '甲\n*\n乙', ['text 甲*乙']],
  ['ten digits make no item', '1234567890. 甲', ['text 1234567890.甲']],
  ['an item may begin with code', '-     码\n\n  甲', ['item 甲']],
  ['an item begins with one blank line at most', '-\n  甲\n\n-\n\n  乙', ['item 甲', 'text 乙']],
  ['a rule wins over an item', '* * *\n- 甲', ['item 甲']],
  ['an item too little indented leaves the list', '- 甲\n\n 乙', ['item 甲', 'text 乙']],
  [
    'items within items within a quote',
    '> 1. 甲\n>    - 乙\n>\n>      丙\n\n丁',
    ['item 甲', 'item 乙', 'item 丙', 'text 丁'],
  ],
  ['a quote within an item', '- 甲\n  > 乙\n\n  丙', ['item 甲', 'text 乙', 'item 丙']],
  ['a delimiter row must have as many cells', '甲|乙\n---\n\n丙|丁\n-|-|-', ['h2 甲|乙', 'text 丙|丁-|-|-']],
  ['one column needs a pipe', '| 甲 |\n| --- |\n| 乙 |', ['cell 甲', 'cell 乙']],
  [
    'an escaped pipe parts no cells, in code neither',
    '|a|\n|-|\n|甲\\|乙|\n|`丙\\|丁`|',
    ['cell a', 'cell 甲|乙', 'cell 丙|丁'],
  ],
  ['a pipe in code does part cells', '|a|b|\n|-|-|\n|`甲|乙`|', ['cell a', 'cell b', 'cell `甲', 'cell 乙`']],
  ['markup does not reach over cells', '|a|b|\n|-|-|\n|**甲|乙**|', ['cell a', 'cell b', 'cell **甲', 'cell 乙**']],
  [
    'a table takes the last line of a paragraph',
    '文\n甲|乙\n-|-\n1|2',
    ['text 文', 'cell 甲', 'cell 乙', 'cell 1', 'cell 2'],
  ],
  [
    'a table ends at a quote, a heading, a blank line',
    '|甲|\n|-|\n> 乙\n\n|丙|\n|-|\n# 丁',
    ['cell 甲', 'text 乙', 'cell 丙', 'h1 丁'],
  ],
  ['a table ends at indented code', '|甲|\n|-|\n    码\n\n乙', ['cell 甲', 'text 乙']],
  ['a table in an item', '- |甲|\n  |-|\n  |乙|\n\n丙', ['cell 甲', 'cell 乙', 'text 丙']],
  ['a comment may hold blank lines', '<!-- 注\n\n注 -->\n甲', ['text 甲']],
  ['other HTML ends at a blank line', '<table>\n码\n\n甲\n</table>', ['text 甲']],
  ['a lone tag does not interrupt a paragraph', '甲\n<b>\n乙', ['text 甲乙']],
  ['a script goes on over blank lines', '<script>\n码\n\n码\n</script>\n甲', ['text 甲']],
  ['a comment within text is none of it', '甲<!-- 注 -->乙', ['text 甲乙']],
  ['code keeps its markup, and ends first', '`**甲**` *乙`丙*`', ['text **甲***乙丙*']],
  ['an escape before a backtick opens no code', '\\`甲`乙`', ['text `甲乙']],
  ['no escapes in code', '`甲\\`乙', ['text 甲\\乙']],
  ['underscores within a word are text', '甲_乙_丙 snake_case_name', ['text 甲_乙_丙snake_case_name']],
  ['stars within a word are markup', '甲*乙*丙', ['text 甲乙丙']],
  ['a mark beside a blank is text', '5 * 3 * 2 ** 甲', ['text 5*3*2**甲']],
  ['one tilde is a range, two strike out', '5~10 和 20~30，~~删~~', ['text 5~10和20~30，删']],
  ['brackets without a link are text', '[甲] (乙) [2022]3号', ['text [甲](乙)[2022]3号']],
]

describe('corners of Markdown', () => {
  it.each(cases)('%s', (_why, source, outline) => {
    expect(ownOutline(source)).toEqual(outline)
    expect(remarkOutline(source)).toEqual(outline)
  })
})

describe('where the reader leaves Markdown on purpose', () => {
  const own: [why: string, source: string, own: readonly string[], remark: readonly string[]][] = [
    [
      'numbered clauses on neighbouring lines are apart',
      '甲；\n（二）乙',
      ['text 甲；', 'text （二）乙'],
      ['text 甲；（二）乙'],
    ],
    ['definitions of links stay as text: templates write so', '[甲方]: 乙', ['text [甲方]:乙'], []],
    ['text behind a comment is read', '<!-- 注 --> 甲', ['text 甲'], []],
    [
      'a directive between two rows does not end the table',
      '|甲|\n|-|\n<!-- tenderlint-x -->\n|乙|',
      ['cell 甲', 'cell 乙'],
      ['cell 甲', 'text |乙|'],
    ],
  ]
  it.each(own)('%s', (_why, source, outline, remark) => {
    expect(ownOutline(source)).toEqual(outline)
    expect(remarkOutline(source)).toEqual(remark)
  })
})
