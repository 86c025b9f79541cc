import { defineConfig } from 'vitest/config'

const race = 'test/e2e/speed.e2e.ts'

/** Judges that take minutes and programs of others: not part of `npm test`. */
export default defineConfig({
  test: {
    globalSetup: ['test/e2e/available.ts'],
    testTimeout: 600_000,
    hookTimeout: 120_000,
    projects: [
      // each LibreOffice has a profile of its own
      {
        extends: true,
        test: { name: 'judges', include: ['test/e2e/**/*.e2e.ts'], exclude: [race], maxWorkers: 2 },
      },
      // nothing beside the race against mammoth
      { extends: true, test: { name: 'race', include: [race], maxWorkers: 1, sequence: { groupOrder: 1 } } },
    ],
  },
})
