/** What was measured about one part of a goal. */
export interface Row {
  readonly goal: string;
  readonly what: string;
  readonly measured: string;
  readonly bound: string;
  /** What the same run gave for code that does nothing but the work itself; a dash where there is none. */
  readonly floor?: string;
  /** Quoted, never rebuilt here. */
  readonly peer?: string;
  readonly isMet: boolean;
  /** Counts, bytes and virtual time repeat exactly and decide the exit code; ratios of real time do not. */
  readonly isExact: boolean;
}

/** One measurement, of one goal or two. */
export interface Goal {
  /** As in README.md: G1 to G13. */
  readonly ids: readonly string[];
  /** Each row as soon as it is measured. */
  run(): AsyncIterable<Row>;
}
