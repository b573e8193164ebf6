import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import ts from 'typescript';

/** The project's root folder, with a trailing slash. */
export const ROOT = new URL('../..', import.meta.url).pathname;

export interface SourceFile {
  /** From the project's root, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** Every file that is, or is about to be, in the repository; ignored files are not. */
function projectFiles(): readonly string[] {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard'];
  const output = execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' });
  return output.split('\n').filter((path) => path !== '' && existsSync(ROOT + path));
}

/** The project's files whose path matches, with their text. */
export function filesMatching(pattern: RegExp): readonly SourceFile[] {
  const paths = projectFiles().filter((path) => pattern.test(path));
  return paths.map((path) => ({ path, text: readFileSync(ROOT + path, 'utf8') }));
}

/** Everything we write in TypeScript or JavaScript. */
export const codeFiles = (): readonly SourceFile[] => filesMatching(/\.(tsx?|mjs|cjs)$/);

const parsed = new Map<string, ts.SourceFile>();

/** The syntax tree of a file. */
export function parse(file: SourceFile): ts.SourceFile {
  const known = parsed.get(file.path);
  if (known) return known;
  const tree = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true);
  parsed.set(file.path, tree);
  return tree;
}

/** Every node of a file's syntax tree, outermost first. */
export function* nodesOf(node: ts.Node): Generator<ts.Node> {
  yield node;
  for (const child of node.getChildren()) yield* nodesOf(child);
}

/** "path:line" of a node. */
export function place(file: SourceFile, node: ts.Node): string {
  const { line } = parse(file).getLineAndCharacterOfPosition(node.getStart());
  return `${file.path}:${line + 1}`;
}

/** "path:line" of every line that `isWrong` objects to. */
export function wrongLines(files: readonly SourceFile[], isWrong: (line: string) => boolean): string[] {
  return files.flatMap((file) =>
    file.text.split('\n').flatMap((line, index) => (isWrong(line) ? [`${file.path}:${index + 1}`] : [])),
  );
}
