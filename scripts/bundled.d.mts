import type { BundledPackage } from './notices.ts'

export function bundledPackages(metafiles: readonly object[]): BundledPackage[]
export function licenceText(folder: string): string
