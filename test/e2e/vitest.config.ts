import { defineConfig } from 'vitest/config'

/** Judges that take minutes and programs of others: not part of `npm test`. */
export default defineConfig({
  test: {
    include: ['test/e2e/**/*.e2e.ts'],
    globalSetup: ['test/e2e/available.ts'],
    // One LibreOffice at a time, and nothing beside the race against mammoth.
    fileParallelism: false,
    testTimeout: 600_000,
    hookTimeout: 120_000,
  },
})
