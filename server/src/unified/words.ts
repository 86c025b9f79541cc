import type { Locale } from '../service/api.ts'

/** What the plugin says beyond the findings. */
export interface Words {
  readonly why: string
  readonly basis: string
  readonly colon: string
  readonly also: (line: number, column: number, message: string) => string
  readonly badOption: (reason: string) => string
  readonly unknownOption: (name: string, known: readonly string[]) => string
  readonly badPack: (name: string, known: readonly string[]) => string
  readonly badConfig: (file: string, reason: string) => string
  readonly badConfigOption: string
}

const zh: Words = {
  why: '为什么',
  basis: '依据',
  colon: '：',
  also: (line, column, message) => `另见第 ${line} 行第 ${column} 列：${message}`,
  badOption: (reason) => `remarkTenderlint 的选项有误：${reason}`,
  unknownOption: (name, known) => `没有名为 ${name} 的选项，可用：${known.join('、')}`,
  badPack: (name, known) => `没有名为 ${name} 的规则包，可用：${known.join('、')}`,
  badConfig: (file, reason) => `无法使用 ${file}：${reason}`,
  badConfigOption: 'config 应为配置文件的路径，或 false（不读取配置文件）',
}

const en: Words = {
  why: 'Why',
  basis: 'Basis',
  colon: ': ',
  also: (line, column, message) => `See also line ${line}, column ${column}: ${message}`,
  badOption: (reason) => `an option of remarkTenderlint is wrong: ${reason}`,
  unknownOption: (name, known) => `there is no option ${name}; there are ${known.join(', ')}`,
  badPack: (name, known) => `there is no pack ${name}; there are ${known.join(', ')}`,
  badConfig: (file, reason) => `cannot use ${file}: ${reason}`,
  badConfigOption: 'config must be the path of a config file, or false (no config file is read)',
}

/** The words of a language. */
export function wordsOf(locale: Locale): Words {
  return locale === 'en' ? en : zh
}
