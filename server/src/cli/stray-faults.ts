/**
 * True for what PDF.js leaves behind: on a damaged file some of its promises fail that nobody waits for. Its errors are of classes
 * of its own, which Node does not know for errors.
 */
function isOfPdf(reason: unknown): boolean {
  const { name, stack } = (reason ?? {}) as { readonly name?: unknown; readonly stack?: unknown }
  return /(?:Exception|^FormatError)$/.test(String(name)) || /[/\\]pdf\.js:\d/.test(String(stack))
}

/**
 * Lets stray faults of PDF.js pass: what can be read of the file is read, and a fault that matters comes back as a ReadError. Any
 * other promise that fails and is awaited by nobody is a fault of the program, and goes to `end`.
 */
export function letStrayFaultsPass(end: (reason: unknown) => void): void {
  process.on('unhandledRejection', (reason) => {
    if (!isOfPdf(reason)) end(reason)
  })
}
