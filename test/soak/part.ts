/** What a part of the soak tells while it runs. */
export interface Report {
  readonly passed: (what: string) => void;
  readonly failed: (what: string, cause: unknown) => void;
  readonly say: (line: string) => void;
  /** The part's share of the time is used up: finish what is begun. */
  readonly isLate: () => boolean;
}

/** One kind of trial. */
export interface Part {
  readonly name: string;
  /** Of the time given by `--minutes`, in relation to the other parts. */
  readonly share: number;
  run(report: Report): Promise<void>;
}

/** A whole number from the environment, or the default. */
export function fromEnv(name: string, fallback: number): number {
  const value = Number(process.env[name] ?? fallback);
  if (!Number.isInteger(value) || value < 0) throw new Error(`${name} must be a whole number`);
  return value;
}

/** The message of whatever was thrown. */
export const toMessage = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));
