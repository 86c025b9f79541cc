/** The rules that are worked out from a ledger; their heads stand in dictionaries/evidence/rules.yaml. */
export const evidenceRuleIds = [
  'evidence/fewer-than-three-brands',
  'evidence/fewer-than-three-all-starred',
  'evidence/too-few-surveyed',
  'evidence/no-survey',
  'evidence/not-filled',
  'evidence/missing-justification',
  'evidence/missing-attachment',
  'evidence/missing-source',
  'evidence/missing-date',
  'evidence/old-source',
] as const
export type EvidenceRuleId = (typeof evidenceRuleIds)[number]
