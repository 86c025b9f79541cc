import type { CodedRule } from '../core/engine.ts'
import { unitKind } from '../core/fold.ts'
import type { Match } from '../core/pattern/match.ts'

/** Conditions that one starred line may join before a person should look. */
const mostConditions = 6

/** A part of a line that states a condition of its own: a figure or a verb of demand. */
const condition = /\d|[≥≤><]|支持|具备|具有|须|应|必须|采用|配置|提供|满足|符合|可|能|不得|不低于|不少于|不超过/

/** A ★ line that chains more conditions than one clause should carry: one small deviation then voids the bid. */
export const chainedStar: CodedRule = {
  id: 'directive-parameter/chained-star',
  find(recognition) {
    if (!(recognition.kinds & unitKind.star)) return []
    const { text } = recognition
    const found: Match[] = []
    let at = 0
    for (const line of text.split('\n')) {
      const start = at + starOf(line)
      if (start >= at && conditions(line) > mostConditions) {
        const end = at + line.replace(/[。;；\s]+$/, '').length
        found.push({ start, end, wholeStart: start, wholeEnd: end, captures: [] })
      }
      at += line.length + 1
    }
    return found
  },
}

/** Offset of the ★ that opens a line, after its number; -1 when there is none. */
export function starOf(line: string): number {
  return /^[\s\d.、()一二三四五六七八九十①-⑳]{0,12}★/.exec(line)?.[0].indexOf('★') ?? -1
}

function conditions(line: string): number {
  return line.split(/[;；。,，]/).filter((part) => part.trim().length >= 5 && condition.test(part)).length
}
