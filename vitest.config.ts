import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    sequence: { shuffle: true },
    // one a processor: vitest leaves one of them free, which is one of two here
    maxWorkers: '100%',
    // a test that hangs is found; one on a busy machine is none
    testTimeout: 60_000,
  },
})
