/** Radicals that fonts give in place of the characters they look like and that no normalisation maps. */
const radicals: Readonly<Record<string, string>> = Object.fromEntries(
  (
    '⺁厂 ⺇几 ⺌小 ⺎兀 ⺏尣 ⺐尢 ⺒巳 ⺓幺 ⺗心 ⺙攴 ⺛旡 ⺝月 ⺟母 ⺠民 ⺢水 ⺤爪 ⺥爪 ⺧牛 ⺩王 ⺪疋 ⺫目 ⺬示 ⺭礻 ⺮竹 ⺯糸 ⺰纟 ⺱网 ⺳网 ⺴网 ⺶羊 ⺷羊 ⺹老 ' +
    '⺻聿 ⺼肉 ⺽臼 ⺾艹 ⺿艹 ⻀艹 ⻁虎 ⻂衤 ⻃覀 ⻄西 ⻅见 ⻆角 ⻈讠 ⻉贝 ⻋车 ⻌辶 ⻍辶 ⻎辶 ⻏阝 ⻐钅 ⻑长 ⻒长 ⻓长 ⻔门 ⻕阜 ⻖阝 ⻗雨 ⻘青 ⻙韦 ⻚页 ' +
    '⻛风 ⻜飞 ⻝食 ⻞食 ⻟飠 ⻠饣 ⻡首 ⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻪黾 ⻫齐 ⻬齐 ⻭齿 ⻮齿 ⻯龙 ⻰龙 ⻱龟 ⻲龟 ⻳龟'
  )
    .split(' ')
    .map((pair) => [pair[0]!, pair[1]!]),
)

/**
 * The characters of a glyph as a person would have typed them: radicals and compatibility forms as the usual characters,
 * bullets of symbol fonts as •, blanks as one blank, invisible ones left out.
 */
export function letters(unicode: string): string {
  if (unicode.length === 1) {
    const unit = unicode.charCodeAt(0)
    // Nearly all letters stand for themselves.
    if ((unit > 32 && unit < 127) || (unit >= 0x3000 && unit < 0xd800)) return unicode
  }
  let text = ''
  for (const letter of unicode) text += plain(letter)
  return text
}

function plain(letter: string): string {
  const code = letter.codePointAt(0)!
  if (code === 9 || code === 10 || code === 13 || code === 0xa0 || (code >= 0x2000 && code <= 0x200a)) return ' '
  if (code < 32 || (code >= 0x7f && code < 0xa0) || code === 0xad || code === 0xfffd || code === 0xfeff) return ''
  if ((code >= 0x200b && code <= 0x200f) || (code >= 0x202a && code <= 0x202e)) return ''
  if (code >= 0xe000 && code <= 0xf8ff) return code >= 0xf020 && code <= 0xf0ff ? '•' : ''
  if (code >= 0x2e80 && code <= 0x2eff) return radicals[letter] ?? letter
  const compatible = (code >= 0x2f00 && code <= 0x2fdf) || (code >= 0xf900 && code <= 0xfb06)
  return compatible || code === 0xfe30 ? letter.normalize('NFKC') : letter
}
