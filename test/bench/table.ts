import type { Row } from './row';

const HEADINGS = ['goal', 'what', 'measured', 'bound', 'floor of this run', 'peer, quoted', ''] as const;

const verdictOf = ({ isMet, isExact }: Row): string => (isMet ? 'met' : 'MISSED') + (isExact ? '' : ', noisy');

const cells = (row: Row): readonly string[] => {
  const { goal, what, measured, bound, floor = '-', peer = '-' } = row;
  return [goal, what, measured, bound, floor, peer, verdictOf(row)];
};

/** One row by itself, for whoever waits. */
export const toLine = (row: Row): string =>
  `${row.goal.padEnd(4)} ${verdictOf(row).padEnd(13)} ${row.what}: ${row.measured} (bound ${row.bound})`;

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
