import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { codeFiles, filesMatching, nodesOf, parse, place, ROOT, wrongLines } from './architecture/source';

const MAX_FILE_LINES = 250;
const MAX_FUNCTION_LINES = 40;

const code = codeFiles();
const tests = code.filter(({ path }) => /\.test\.tsx?$/.test(path));

/** Lines between the braces of the body; blank lines are free, here as in the linter. */
function lineCount(node: ts.Node): number {
  const body = ts.isFunctionLike(node) && 'body' in node ? node.body : undefined;
  const lines = (body?.getText() ?? '').split('\n').filter((line) => line.trim() !== '');
  return body && ts.isBlock(body) ? lines.length - 2 : lines.length;
}

/** A `describe` lists tests, as a composition root lists parts: its length says nothing. */
function isDescribeBody(node: ts.Node): boolean {
  const call = node.parent;
  return ts.isCallExpression(call) && /^describe\b/.test(call.expression.getText());
}

describe('size', () => {
  test('no file has more than 250 lines', () => {
    const files = filesMatching(/\.(tsx?|mjs|cjs|css|html)$/);
    const long = files.filter(({ text }) => text.split('\n').length - 1 > MAX_FILE_LINES);
    expect(long.map(({ path }) => path)).toEqual([]);
  });

  test('no function has more than 40 lines', () => {
    const isLong = (node: ts.Node) =>
      ts.isFunctionLike(node) && !isDescribeBody(node) && lineCount(node) > MAX_FUNCTION_LINES;
    const long = code.flatMap((file) => [...nodesOf(parse(file))].filter(isLong).map((node) => place(file, node)));
    expect(long).toEqual([]);
  });
});

describe('honesty', () => {
  test('nothing has the type any', () => {
    const isAny = (node: ts.Node) => node.kind === ts.SyntaxKind.AnyKeyword;
    const found = code.flatMap((file) => [...nodesOf(parse(file))].filter(isAny).map((node) => place(file, node)));
    expect(found).toEqual([]);
  });

  test('a suppression is a narrow one and has a reason on its line', () => {
    const marker = new RegExp(
      ['biome-ig' + 'nore', '@ts-ig' + 'nore', '@ts-expect', '@ts-noc' + 'heck', 'eslint-dis'].join('|'),
    );
    const reasoned = new RegExp(`${'biome-ig'}nore lint/[\\w/]+: .{10,}|${'@ts-ex'}pect-error .{10,}`);
    expect(wrongLines(code, (line) => marker.test(line) && !reasoned.test(line) && !line.includes("' + '"))).toEqual(
      [],
    );
  });

  test('nothing is left to do', () => {
    const leftovers = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X', 'HA' + 'CK'].join('|')})\\b`);
    const files = filesMatching(/\.(tsx?|mjs|cjs|css|html|md|json)$/).filter(
      ({ path }) => path !== 'package-lock.json',
    );
    expect(wrongLines(files, (line) => leftovers.test(line))).toEqual([]);
  });

  test('tests wait for a state, never for a time', () => {
    const waits = /\.waitForTimeout\(|\b(sleep|delay)\(\d|setTimeout\((resolve|done|r)\b/;
    expect(wrongLines(tests, (line) => waits.test(line))).toEqual([]);
  });

  test('no test is focused or skipped', () => {
    const focused = /\b(test|it|describe)\.(only|skip|todo|fails)\b/;
    expect(wrongLines(tests, (line) => focused.test(line))).toEqual([]);
  });
});

describe('the browser', () => {
  const allowed = /^(lib\/messaging\/port\.ts|lib\/phone\/host\.ts|lib\/storage\/|entrypoints\/(?!stub|panel))/;
  const product = code.filter(({ path }) => /^(lib|components|entrypoints)\//.test(path));

  test('is imported from wxt/browser, and only where the table of imports allows it', () => {
    const importing = product.filter(({ text }) => /from '(wxt\/browser|#imports|webextension-polyfill)'/.test(text));
    const wrong = importing.filter(({ path, text }) => !allowed.test(path) || !text.includes("'wxt/browser'"));
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  test('is not reached through the global object by code that gets it as an argument', () => {
    const bare = product.filter(({ path }) => !allowed.test(path) && !/^entrypoints\/(stub|panel)/.test(path));
    const uses =
      /(?<![\w.'])(chrome|browser|globalThis\.chrome)\.(runtime|storage|tabs|scripting|alarms|identity|action)\b/;
    expect(wrongLines(bare, (line) => uses.test(line) && !/^\s*(\*|\/\/|\/\*)/.test(line))).toEqual([]);
  });
});

describe('commands', () => {
  const union = readFileSync(`${ROOT}lib/call/commands.ts`, 'utf8').split('export type Command =')[1] ?? '';
  const kinds = [...(union.split('export interface')[0] ?? '').matchAll(/kind: '(\w+)'/g)].map(
    (match) => match[1] ?? '',
  );
  const decide = filesMatching(/^lib\/call\/decide.*\.ts$/).map(({ text }) => text);
  const titles = tests.flatMap((file) =>
    [...nodesOf(parse(file))].filter(ts.isCallExpression).flatMap((call) => {
      const title = call.arguments[0];
      const isTest = /^(test|it|describe)\b/.test(call.expression.getText());
      return isTest && title && ts.isStringLiteralLike(title) ? [title.text] : [];
    }),
  );

  test('are found in the union', () => {
    expect(kinds).toContain('start');
    expect(kinds.length).toBeGreaterThan(10);
  });

  test.each(kinds)('%s is decided', (kind) => {
    const ways = [`case '${kind}'`, `kind === '${kind}'`];
    expect(decide.some((text) => ways.some((way) => text.includes(way)))).toBe(true);
  });

  test.each(kinds)('%s is named in a test', (kind) => {
    expect(titles.some((title) => new RegExp(`\\b${kind}\\b`).test(title))).toBe(true);
  });
});
