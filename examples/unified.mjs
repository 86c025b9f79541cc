// Checks a text with unified: the findings of TenderLint as messages, and Chinese words for a retext plugin.
// Run it after `npm run build`: node examples/unified.mjs
import remarkParse from 'remark-parse'
import remarkStringify from 'remark-stringify'
import { remarkTenderlint } from 'tenderlint'
import { retextChinese } from 'tenderlint/retext'
import { unified } from 'unified'
import { VFile } from 'vfile'

const text = `# 采购需求

## 技术参数

1. 核心交换机须采用华为 S5735-L48T4S，交换容量不低于 432Gbps。
2. 投标人注册资金不低于 500 万元。
`

const file = await unified()
  .use(remarkParse)
  .use(remarkTenderlint, { asOf: '2026-01-01', region: ['安徽', '合肥'], config: false })
  .use(remarkStringify)
  .process(new VFile({ path: '采购需求.md', value: text }))

for (const message of file.messages) {
  const level = message.fatal === false ? 'warning' : 'info'
  console.log(`${file.path}:${message.line}:${message.column} ${level} ${message.ruleId}`)
  console.log(`  ${message.reason}`)
  for (const wording of message.expected ?? []) console.log(`  → ${wording}`)
}

/** A retext plugin of one's own: counts the words of each sentence. */
function countWords() {
  return (tree) => {
    for (const paragraph of tree.children)
      for (const sentence of paragraph.children ?? []) {
        if (sentence.type !== 'SentenceNode') continue
        const words = sentence.children.filter((node) => node.type === 'WordNode')
        const texts = words.map((word) => word.children.map(({ value }) => value).join(''))
        console.log(`${sentence.position.start.line}: ${texts.length} ${texts.join(' ')}`)
      }
  }
}

const chinese = unified().use(retextChinese).use(countWords)
await chinese.run(chinese.parse('核心交换机须采用华为 S5735-L48T4S。供应商应当提供检测报告；逾期不予受理。'))
