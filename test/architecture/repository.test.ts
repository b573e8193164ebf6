import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { filesMatching, ROOT, wrongLines } from './source';

interface LockEntry {
  readonly link?: boolean;
  readonly integrity?: string;
  readonly resolved?: string;
}

const readJson = (path: string): unknown => JSON.parse(readFileSync(ROOT + path, 'utf8'));

describe('the lock file', () => {
  const lock = readJson('package-lock.json') as { packages: Record<string, LockEntry> };
  const entries = Object.entries(lock.packages).filter(([path, entry]) => path !== '' && !entry.link);

  test('names every package with a sha512', () => {
    const weak = entries.filter(([, entry]) => !entry.integrity?.startsWith('sha512-'));
    expect(weak.map(([path]) => path)).toEqual([]);
    expect(entries.length).toBeGreaterThan(100);
  });

  test('takes packages from one place only', () => {
    const hosts = entries.flatMap(([, { resolved }]) => (resolved === undefined ? [] : [new URL(resolved).host]));
    expect(new Set(hosts).size).toBeLessThanOrEqual(1);
  });

  test('belongs to exact versions', () => {
    const { dependencies, devDependencies } = readJson('package.json') as Record<string, Record<string, string>>;
    const versions = Object.entries({ ...dependencies, ...devDependencies });
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });
});

describe('fixtures', () => {
  test('name their source', () => {
    const fixtures = filesMatching(/^test\/fixtures\/.*\.json$/);
    const sourceless = fixtures.filter(({ text }) => {
      const { source } = JSON.parse(text) as { source?: unknown };
      return typeof source !== 'string' || source.length < 10;
    });
    expect(sourceless.map(({ path }) => path)).toEqual([]);
  });
});

describe('the pages that explain', () => {
  const pages = filesMatching(/\.md$/);
  const scripts = Object.keys((readJson('package.json') as { scripts: object }).scripts);

  test('there is a README', () => {
    expect(pages.map(({ path }) => path)).toContain('README.md');
  });

  test('every npm script that they name exists', () => {
    const named = pages.flatMap(({ path, text }) =>
      [...text.matchAll(/npm (?:run (?:--silent |-s )?([\w:-]+)|(test|start)\b)/g)].map((match) => ({
        path,
        script: match[1] ?? match[2] ?? '',
      })),
    );
    expect(named.filter(({ script }) => !scripts.includes(script))).toEqual([]);
  });

  test('every file that they link to exists', () => {
    const files = new Set(filesMatching(/./).map(({ path }) => path));
    const folderOf = (path: string) => path.slice(0, path.lastIndexOf('/') + 1);
    const broken = pages.flatMap(({ path, text }) =>
      [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)]
        .map((match) => new URL(`${folderOf(path)}${match[1]}`, 'file:///').pathname.slice(1))
        .filter(
          (target) => !files.has(target) && ![...files].some((file) => file.startsWith(target.replace(/\/?$/, '/'))),
        )
        .map((target) => `${path} → ${target}`),
    );
    expect(broken).toEqual([]);
  });
});

describe('what is committed', () => {
  const everything = filesMatching(/\.(tsx?|mjs|cjs|css|html|md|json|ya?ml)$/).filter(
    ({ path }) => path !== 'package-lock.json',
  );

  test('names no folder of one particular machine', () => {
    const machine = new RegExp(`/(ho${'me'}/\\w+/|ro${'ot'}/|wo${'rk'}/|Us${'ers'}/\\w+/)`);
    expect(wrongLines(everything, (line) => machine.test(line))).toEqual([]);
  });

  test('names no folder outside the project', () => {
    const reference = new RegExp(`\\bsha${'red'}/(docs|design|seeds|ref|hooks)\\b`);
    expect(wrongLines(everything, (line) => reference.test(line))).toEqual([]);
  });
});
