export function instrument(code: string): { readonly code: string; readonly count: number }
