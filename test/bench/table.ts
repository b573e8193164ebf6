import type { Row } from './row';

const HEADINGS = ['goal', 'what', 'measured', 'bound', 'floor of this run', 'peer, quoted', ''] as const;

const cells = ({ goal, what, measured, bound, floor = '-', peer = '-', isMet, isExact }: Row): readonly string[] => {
  const verdict = isMet ? 'met' : 'MISSED';
  return [goal, what, measured, bound, floor, peer, isExact ? verdict : `${verdict}, noisy`];
};

/** One table, columns as wide as their widest cell. */
export function toTable(rows: readonly Row[]): string {
  const lines = [[...HEADINGS], ...rows.map(cells)];
  const widths = HEADINGS.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
