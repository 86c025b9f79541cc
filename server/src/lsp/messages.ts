import type { Locale } from '../service/api.ts'

/** What the editor shell itself says; findings are worded by the service. */
export interface Messages {
  readonly capped: (all: number, shown: number) => string
  readonly checkFailed: (reason: string) => string
  readonly configFailed: (file: string, reason: string) => string
  readonly settingFailed: (names: readonly string[]) => string
  readonly waive: (rule: string) => string
  readonly openRule: (rule: string) => string
  readonly fixAll: string
  /** Of a Word file that is shown as text; lines from 1. */
  readonly wordStructure: (line: number) => string
  readonly wordNotOpen: string
  /** Comment on a change that no finding asked for. */
  readonly wordChanged: (was: string) => string
  /** A rewrite as an action: what it does and the words it writes. */
  readonly rewrite: (title: string, text: string) => string
  /** Reason still to be written; the service takes `（请填写）` for no reason at all. */
  readonly placeholder: string
  readonly certain: string
  readonly review: string
  readonly why: string
  readonly basis: string
  readonly rewrites: string
  readonly rulePage: string
  readonly inForceSince: (date: string) => string
  /** How many brands of the ledger meet a parameter. */
  readonly brands: (meets: number, brands: number) => string
  /** Why a file is not held against others. */
  readonly crossMissing: string
  readonly crossIgnored: string
  /** Fewer than two files can be read; `faults` name the others with the reason. */
  readonly crossTooFew: (faults: readonly string[]) => string
  /** A place in another document and its words. */
  readonly stagePlace: (name: string, place: string, text: string) => string
  /** A passage that stands in a vendor's paper too, and the share of the paper in the whole. */
  readonly passage: (name: string, share: string) => string
  /** Findings of a chapter; empty when there are none. */
  readonly counts: (certain: number, review: number) => string
  readonly table: (number: number) => string
  /** What an inlay hint says when pointed at. */
  readonly sectionHint: (name: string) => string
  readonly setSection: (name: string, file: string | null) => string
  readonly ignoreWord: (word: string, file: string) => string
  readonly waiveInFile: (rule: string, file: string) => string
  readonly fileFaulty: (file: string) => string
  /** An action was chosen whose document has changed since it was offered. */
  readonly changed: string
  readonly ruleFailed: (rule: string, reason: string) => string
  /** Words between the parts of a law's name. */
  readonly law: (title: string, article: string) => string
}

/** Menus are narrow. */
function clipped(text: string): string {
  const characters = [...text]
  return characters.length > 30 ? `${characters.slice(0, 29).join('')}…` : text
}

/** Words of another document on one line. */
function excerpt(text: string): string {
  const line = [...text.replace(/\s+/g, ' ').trim()]
  return line.length > 80 ? `${line.slice(0, 79).join('')}…` : line.join('')
}

const zh: Messages = {
  capped: (all, shown) =>
    `本文件共有 ${all} 处问题，此处只显示 ${shown} 处（先列确定的）。全部问题请用 tenderlint check 查看。`,
  checkFailed: (reason) => `本文件未能审查，原因：${reason}`,
  configFailed: (file, reason) => `配置文件 ${file} 有误，暂不采用：${reason}`,
  settingFailed: (names) => `编辑器设置有误，已忽略：${names.join('、')}`,
  waive: (rule) => `注明理由，豁免此处（${rule}）`,
  openRule: (rule) => `查看规则说明（${rule}）`,
  fixAll: '采用全部可直接替换的写法',
  wordStructure: (line) =>
    `第 ${line} 行的段落、表格或编号已与 Word 文件不同，不能写成修订。请撤销这一处改动；Word 文件在此只能改文字。`,
  wordNotOpen: '该 Word 文件尚未读取，请重新打开。',
  wordChanged: (was) => (was ? `修改。原文：“${was}”` : '新增。'),
  rewrite: (title, text) => `${title}：${clipped(text)}`,
  placeholder: '理由：（请填写）',
  certain: '确定',
  review: '待核实',
  why: '为什么',
  basis: '法律依据',
  rewrites: '建议写法',
  rulePage: '规则说明',
  inForceSince: (date) => `${date}${date.endsWith('年') ? '' : ' '}起施行`,
  brands: (meets, brands) => `${meets}/${brands} 品牌`,
  crossMissing: '没有找到该文件',
  crossIgnored: '项目设置为不审查该文件',
  crossTooFew: (faults) => `可读取的文件不足两份，不能对比。${faults.join('；')}`,
  stagePlace: (name, place, text) => `《${name}》${place}：${excerpt(text)}`,
  passage: (name, share) => `这一段与供应商材料《${name}》相同；全文 ${share} 的内容取自该材料。`,
  counts: (certain, review) => [certain && `确定 ${certain}`, review && `待核实 ${review}`].filter(Boolean).join(' · '),
  table: (number) => `表 ${number}`,
  sectionHint: (name) => `本章按“${name}”审查。认得不对的，可在标题上用快速修复改正。`,
  setSection: (name, file) => `把本章视为“${name}”${file ? `（写入 ${file}）` : ''}`,
  ignoreWord: (word, file) => `“${clipped(word)}”不是品牌（加入本项目词表 ${file}）`,
  waiveInFile: (rule, file) => `注明理由，豁免此处（${rule}，写入 ${file}）`,
  fileFaulty: (file) => `${file} 有误，请先改正。`,
  changed: '文件已经改动，未作修改。请重新打开快速修复。',
  ruleFailed: (rule, reason) => `规则 ${rule} 运行出错，已在出错处跳过，其他规则照常：${reason}`,
  law: (title, article) => `《${title}》${article}`,
}

const en: Messages = {
  capped: (all, shown) =>
    `This file has ${all} findings; only ${shown} are shown (certain ones first). Run tenderlint check to see them all.`,
  checkFailed: (reason) => `This file could not be checked: ${reason}`,
  configFailed: (file, reason) => `The config file ${file} has a fault and is not used: ${reason}`,
  settingFailed: (names) => `Editor settings with a fault are ignored: ${names.join(', ')}`,
  waive: (rule) => `Waive this with a reason (${rule})`,
  openRule: (rule) => `Open the page of the rule (${rule})`,
  fixAll: 'Apply all safe rewrites',
  wordStructure: (line) =>
    `On line ${line} paragraphs, tables or labels are no longer those of the Word file, which cannot be tracked. Undo that change; of a Word file only the words can be changed here.`,
  wordNotOpen: 'The Word file has not been read; please open it again.',
  wordChanged: (was) => (was ? `Changed. It was: “${was}”` : 'Added.'),
  rewrite: (title, text) => `${title}: ${clipped(text)}`,
  placeholder: 'Reason: （请填写）',
  certain: 'certain',
  review: 'to be verified',
  why: 'Why',
  basis: 'Law',
  rewrites: 'Rewrites',
  rulePage: 'Page of the rule',
  inForceSince: (date) => `in force since ${date}`,
  brands: (meets, brands) => `${meets}/${brands} brands`,
  crossMissing: 'the file is not there',
  crossIgnored: 'the project’s settings leave this file out',
  crossTooFew: (faults) => `Fewer than two files can be read. ${faults.join('; ')}`.trimEnd(),
  stagePlace: (name, place, text) => `${name}, ${place}: ${excerpt(text)}`,
  passage: (name, share) =>
    `This passage stands in the vendor’s paper ${name} too; ${share} of the document comes from it.`,
  counts: (certain, review) =>
    [certain && `${certain} certain`, review && `${review} to be verified`].filter(Boolean).join(' · '),
  table: (number) => `Table ${number}`,
  sectionHint: (name) =>
    `This chapter is checked as “${name}”. If that is wrong, a quick fix on the heading sets it right.`,
  setSection: (name, file) => `Take this chapter for “${name}”${file ? ` (in ${file})` : ''}`,
  ignoreWord: (word, file) => `“${clipped(word)}” is no brand (add to ${file})`,
  waiveInFile: (rule, file) => `Waive this with a reason (${rule}, in ${file})`,
  fileFaulty: (file) => `${file} has a fault; mend it first.`,
  changed: 'The document has changed meanwhile; nothing was written. Ask for quick fixes again.',
  ruleFailed: (rule, reason) => `The rule ${rule} failed and is passed over there; the others go on: ${reason}`,
  law: (title, article) => `《${title}》${article}`,
}

/** The texts of a language. */
export function messagesOf(locale: Locale): Messages {
  return locale === 'en' ? en : zh
}
