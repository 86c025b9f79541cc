/** What may become of an approved indicator from one stage to the next; the words of the JSON contract. */
export const changeKinds = [
  'added',
  'dropped',
  'tightened',
  'loosened',
  'renamed',
  'quantity',
  'amount',
  'period',
  'brand',
  'star',
  'scope',
] as const
export type ChangeKind = (typeof changeKinds)[number]

/** One rule a kind; the heads stand in dictionaries/compare/rules.yaml. */
export const compareRuleIds: readonly string[] = changeKinds.map((kind) => `compare/${kind}`)
