export type { Change, ChangeCertainty, ChangeNote, Stage, StagePlace, VendorName } from './model.ts'
export { type ChangeKind, changeKinds, compareRuleIds } from './rule-ids.ts'
export { compareStages } from './stages.ts'
