import type { Guard } from '../core/guard.ts'

/** Guards that no pattern can state. Pattern guards stand in dictionaries/guards. */
export const codedGuards: readonly Guard[] = [
  {
    id: 'statute-article',
    title: '法律法规条文原文',
    titleEn: 'the text of an article of law',
    test({ recognition, context }) {
      if (context.section === 'contract') return null
      return /^ *第[一二三四五六七八九十百零\d]{1,6}条 /.exec(recognition.text.slice(0, 16))?.[0].trim() ?? null
    },
  },
  {
    id: 'template-blank',
    title: '空白模板：此处由编制人或投标人填写',
    titleEn: 'blank template to be filled in',
    test({ recognition, match }) {
      const near = recognition.text.slice(Math.max(0, match.start - 6), match.end + 6)
      return /_{2,}|\[ *\]|\( {2,}\)|x{2,}|×{2,}|\/{3,}|…{2,}/.exec(near)?.[0] ?? null
    },
  },
  {
    id: 'form-field',
    title: '待投标人填写的表格栏目',
    titleEn: 'a form field for the bidder',
    test({ context }) {
      const { section, table } = context
      // what a contract lists was won: its brands and models are the supplier's answer
      return section === 'form' || table === 'form' || (section === 'contract' && table !== '') ? '' : null
    },
  },
  {
    id: 'unchecked-box',
    title: '未勾选的选项',
    titleEn: 'an option that is not ticked',
    test({ recognition, match, start }) {
      const before = recognition.text.slice(Math.max(start, match.start - 12), match.start + 1)
      return /[□¨☐][^■☑√]*$/.exec(before)?.[0] ?? null
    },
  },
]
