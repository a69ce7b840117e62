import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/{unit,meta,stages,debug,python}/**/*.test.ts'],
    globalSetup: ['tests/support/library-archive.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
