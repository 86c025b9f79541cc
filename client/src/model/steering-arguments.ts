/** The settings of the editor that the command line takes as options. */
export interface EditorSettings {
  readonly locale: string
  readonly region: readonly string[]
  readonly asOf: string
  readonly kind: string
}

/**
 * Options and environment for a run of the program. Options are stronger than a project's config file, the editor's settings are
 * weaker: where there is a config file they are left out, but for the language and for the day, which the environment sets weakly.
 */
export function steeringArguments(
  { locale, region, asOf, kind }: EditorSettings,
  hasConfig: boolean,
): { readonly args: readonly string[]; readonly env: Readonly<Record<string, string>> } {
  const args: string[] = []
  if (locale === 'zh' || locale === 'en') args.push('--locale', locale)
  if (!hasConfig && region.length) args.push('--region', region.join(','))
  if (!hasConfig && kind && kind !== 'auto') args.push('--kind', kind)
  return { args, env: asOf ? { TENDERLINT_AS_OF: asOf } : {} }
}
