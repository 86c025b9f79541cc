import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { build } from 'esbuild'

/** Bundles a TypeScript program of the repo, runs it with this process's arguments and gives its exit status. */
export async function runBundled(entry) {
  const outfile = `dist/.${entry.replace(/\W/g, '-')}-${process.pid}.mjs`
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    mainFields: ['module', 'main'],
    logLevel: 'warning',
  })
  try {
    return spawnSync(process.execPath, [outfile, ...process.argv.slice(2)], { stdio: 'inherit' }).status ?? 1
  } finally {
    rmSync(outfile)
  }
}
