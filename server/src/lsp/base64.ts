/** Base64 in Node and in a browser's worker alike. */

/** Throws for what is no base64. */
export function fromBase64(text: string): Uint8Array {
  const binary = atob(text)
  const bytes = new Uint8Array(binary.length)
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i)
  return bytes
}

export function toBase64(bytes: Uint8Array): string {
  const parts: string[] = []
  // so many arguments are taken everywhere; a multiple of 3, though the parts are joined before they are encoded
  const step = 0x6000
  for (let at = 0; at < bytes.length; at += step) parts.push(String.fromCharCode(...bytes.subarray(at, at + step)))
  return btoa(parts.join(''))
}
