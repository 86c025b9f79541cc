/** What the 参数论证表 says. */
const zh = {
  least: 3,
  title: '参数论证表',
  document: (path: string) => `文件：${path}`,
  ledger: (path: string) => `台账：${path}`,
  findings: '论证中发现的问题',
  noFindings: '没有发现问题。',
  noBrands: '台账中没有填写这种产品的品牌。',
  number: '参数编号',
  requirement: '参数原文',
  meets: '满足家数',
  grounds: '不足三家的依据',
  allStarred: '全部★参数同时满足的家数',
  yes: '满足',
  no: '不满足',
  open: '无法判断',
  certainty: '程度',
  certain: '确定',
  review: '待核实',
  problem: '问题',
  basis: '依据',
  opinion: '论证意见',
  experts: '论证专家签字',
  date: '日期',
  note: '满足与否由程序按台账所填参数值核算，供论证人员参考；“无法判断”须由人工核实。论证意见、签字、日期由论证人员填写。',
}

const en: typeof zh = {
  least: 3,
  title: 'Table of evidence for the parameters',
  document: (path) => `File: ${path}`,
  ledger: (path) => `Ledger: ${path}`,
  findings: 'What was found',
  noFindings: 'Nothing was found.',
  noBrands: 'The ledger names no brand for this product.',
  number: 'Number',
  requirement: 'Parameter',
  meets: 'Brands that meet it',
  grounds: 'Ground for fewer than three',
  allStarred: 'Brands that meet all ★ together',
  yes: 'meets',
  no: 'fails',
  open: 'undecided',
  certainty: 'Certainty',
  certain: 'certain',
  review: 'review',
  problem: 'Problem',
  basis: 'Basis',
  opinion: 'Opinion',
  experts: 'Signatures of the experts',
  date: 'Date',
  note: 'Whether a parameter is met is worked out from the values in the ledger; what is undecided a person has to look at. Opinion, signatures and date are filled in by hand.',
}

/** Words of the 参数论证表 in one language. */
export function evidenceWords(locale: 'zh' | 'en'): typeof zh {
  return locale === 'en' ? en : zh
}
