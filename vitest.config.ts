import { defineConfig } from 'vitest/config';
import { SlowFirst } from './test/support/slow-first.ts';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/warm-up.ts'],
    setupFiles: ['test/setup.ts'],
    // No test asserts how long it takes: these only end what hangs, on a machine that has other work too.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 90_000 } },
    // Node reads the files by itself, as in production, and no Vite transforms them: no test needs its mocks of modules.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    // No module keeps state, so files share them: loading Bolt and its like for each file took a third of the time.
    isolate: false,
    // On two cores: the files wait for processes, browsers and loopback, and each worker loads the modules once more.
    maxWorkers: 5,
    sequence: { sequencer: SlowFirst },
  },
});
