import type { Dictionaries } from '../server/src/core/rule.ts'

/** docs/packs.md: every pack with its laws, the demands of its paper with their rules, and the rules that cite its laws. */
export function packsPage({ packs, laws, rules }: Dictionaries): string {
  const link = (id: string) => `[${id}](rules/${id}.md)`
  return [
    '# 地方规则包',
    '',
    '在 `tenderlint.config.json` 的 `packs` 中写明名称，或者用 `tenderlint check --pack 名称` 选用。选用后，该地区的法规可以作为依据，该地区的规则生效；',
    '未选用的，以 `--region`、文首的 `region` 或者文件中的地区为准。本页由 dictionaries/packs 生成，请勿手改。',
    '',
    ...packs.flatMap((pack) => {
      const citing = rules.filter((rule) => rule.basis.some((id) => pack.laws.includes(id.split('/')[0]!)))
      return [
        `## ${pack.id}`,
        '',
        `${pack.title}。地区：${pack.region.join('、')}。`,
        '',
        ...pack.laws.map((id) => {
          const law = laws.find((candidate) => candidate.id === id)!
          return `- 《${law.title}》（${law.number}），${law.from} 起施行`
        }),
        '',
        ...(pack.demands.length
          ? [
              '| 条款 | 要求 | 规则 |',
              '| --- | --- | --- |',
              ...pack.demands.map(
                ({ point, gist, rules: ids }) => `| ${point} | ${gist} | ${ids.map(link).join('、')} |`,
              ),
              '',
            ]
          : []),
        `以上述文件为依据的规则共 ${citing.length} 条：${citing.map((rule) => link(rule.id)).join('、')}。`,
        '',
      ]
    }),
  ].join('\n')
}
