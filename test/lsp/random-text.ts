import { seeded } from '../benchmark/tender.mjs'
import type { Json } from './rpc.ts'

/** What people type and paste, with everything that makes places go wrong: two-unit characters, all line ends, markup. */
export const pieces: readonly string[] = [
  '华为',
  '须采用华为核心交换机。',
  '投标人须具有计算机信息系统集成企业资质证书。',
  '注册资本不低于1000万元；',
  '𠮷',
  '👩‍💻',
  'e\u0301',
  '\n',
  '\r\n',
  '\r',
  '\n\n',
  '\r\n\r\n## 第九章 技术参数\r\n\r\n',
  '# 第十章 评标办法\n\n',
  '\r\n第五章 资格要求\r\n\r\n',
  '\n1. ★支持堆叠\n2. ★双电源\n',
  '| 须采用锐捷品牌 | 2 |\n',
  '\r\n\r\n| 序号 | 技术参数 |\r\n| --- | --- |\r\n| 1 | 𠮷须为海康威视\\|大华 |\r\n\r\n',
  '|',
  '\n<!-- tenderlint-waive all -- 已经批准 -->\n',
  '\n\n<!-- tenderlint-waive-start brand-and-model -- 兼容现有系统 -->\n\n',
  '\n\n<!-- tenderlint-waive-end -->\n\n',
  '<!-- tenderlint-waive -->',
  '\n```\n<!-- tenderlint-waive all -- 围栏里的不算 -->\n须采用华为产品。\n```\n',
  '```\n',
  '---\nregion: 安徽\nsections: 技术=scoring\n---\n',
  '---\n',
  '> ',
  '**',
  '，',
  ' ',
  '\t',
  '',
  '',
]

/** A change of a text as a client sends it, and the text after it. */
export interface Change {
  readonly contentChanges: readonly Json[]
  readonly text: string
}

/** Position of an offset as LSP counts lines. */
export function positionIn(text: string, offset: number): Json {
  const lines = text.slice(0, offset).split(/\r\n|\n|\r/)
  return { line: lines.length - 1, character: lines.at(-1)!.length }
}

/** An offset between characters as an editor would have it: not inside a pair or a line break. */
function between(text: string, at: number): number {
  if (at > 0 && at < text.length) {
    if (text[at - 1] === '\r' && text[at] === '\n') return at - 1
    if (text.codePointAt(at - 1)! > 0xffff) return at - 1
  }
  return at
}

/** Random changes of texts of about `most` characters. Now and then one brings several edits at once, or the whole text anew. */
export function randomChanges(seed: number, most: number): (text: string) => Change {
  const random: () => number = seeded(seed)
  const below = (end: number) => Math.floor(random() * end)
  return (before) => {
    if (random() < 0.02) return { contentChanges: [{ text: before }], text: before }
    let text = before
    const contentChanges: Json[] = []
    for (let left = random() < 0.8 ? 1 : 3; left > 0; left--) {
      const start = between(text, random() < 0.05 ? 0 : below(text.length + 1))
      const length = text.length > most ? most / 6 : [0, 0, 1, 2, 30][below(5)]!
      const end = Math.max(start, between(text, Math.min(text.length, Math.floor(start + length))))
      const piece = pieces[below(pieces.length)]!
      contentChanges.push({ range: { start: positionIn(text, start), end: positionIn(text, end) }, text: piece })
      text = text.slice(0, start) + piece + text.slice(end)
    }
    return { contentChanges, text }
  }
}
