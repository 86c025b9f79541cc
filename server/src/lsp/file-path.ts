import { fileURLToPath } from 'node:url'

/** Path of a file URI, or null for everything else. What a file URI is, node:url says, or what stands for it in a browser. */
export function filePath(uri: string): string | null {
  try {
    return fileURLToPath(uri)
  } catch {
    return null
  }
}
