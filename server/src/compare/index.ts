export type { Change, ChangeCertainty, ChangeNote, Stage, StagePlace, VendorName } from './model.ts'
export { type ChangeKind, changeKinds, compareRuleIds } from './rule-ids.ts'
export { changesOf, compareStages, readStages } from './stages.ts'
export { type Unread, unreadStages } from './unread.ts'
