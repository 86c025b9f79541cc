export function seeded(seed: number): () => number
export function tender(length: number, options?: { readonly seed?: number; readonly density?: number }): string
