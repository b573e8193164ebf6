import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { aliases } from '../lib/ringcentral/aliases.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The bundler's aliases hold in tests too, so that a test meets the same shims as the shipped build. */
const shared = {
  resolve: { alias: aliases },
  oxc: { jsx: { runtime: 'automatic' as const, importSource: 'preact' } },
};
/** Lists of offenders are shown whole. */
const chaiConfig = { truncateThreshold: 0 };
const common = { root, chaiConfig, server: { deps: { inline: [/@ringcentral/, /@rc-ex/] } } };

const project = (name: string, include: string[], more: object = {}) => ({
  ...shared,
  root,
  test: { ...common, name, include, environment: 'node', ...more },
});

export default defineConfig({
  root,
  test: {
    projects: [
      project('unit', [
        'test/unit/**/*.test.ts',
        'test/properties/**/*.test.ts',
        'test/faults/**/*.test.ts',
        'test/simulator/**/*.test.ts',
      ]),
      project('component', ['test/component/**/*.test.{ts,tsx}'], { environment: 'happy-dom' }),
      project('architecture', ['test/architecture.test.ts', 'test/architecture/**/*.test.ts'], { testTimeout: 30_000 }),
      project('build', ['test/build/**/*.test.ts']),
      project('contract', ['test/contract/**/*.test.ts'], { testTimeout: 60_000, hookTimeout: 60_000 }),
      project('e2e', ['test/e2e/**/*.test.ts'], {
        testTimeout: 120_000,
        hookTimeout: 120_000,
        fileParallelism: false, // a second browser on two cores makes the sound stutter
      }),
    ],
  },
});
