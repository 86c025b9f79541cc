/** 数量2架 that stands by itself in a text: the count of what the text is about, null for none. */
export function statedCount(
  text: string,
): { readonly quantity: number; readonly unit: string; readonly start: number; readonly end: number } | null {
  const found =
    /(?<=^|[。；;，,]\s*)(?:数量[为：:]?|永久授权|(?:使用)?许可|(?<=^\s*)(?:共|采购|购置|配置|配备)|(?<=^[^。；;，,\d]{2,20}[，,]))\s*(\d{1,6})\s*([台套架辆张组只块部樘盏座把])(?=\s*(?:[。；;，,]|$))/.exec(
      text,
    )
  return (
    found && {
      quantity: Number(found[1]),
      unit: found[2]!,
      start: found.index,
      end: found.index + found[0].length,
    }
  )
}
