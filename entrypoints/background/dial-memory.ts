import { NOTHING } from '../../lib/call/empty';
import type { Item } from '../../lib/storage/item';

interface DialMemoryParts {
  readonly dials: Pick<Item<readonly number[]>, 'read' | 'write'>;
  readonly warn: (text: string) => void;
}

/** When people were dialled, as a saved call has it. */
function dialsOf(state: unknown): readonly number[] | undefined {
  if (typeof state !== 'object' || state === null || !('dialedAtMs' in state)) return undefined;
  const { dialedAtMs } = state;
  return Array.isArray(dialedAtMs) ? dialedAtMs : undefined;
}

/** Remembers on disk when people were dialled: closing the browser must not give anybody another hour's worth. */
export class DialMemory {
  readonly #parts: DialMemoryParts;
  #kept: readonly number[] | undefined;

  constructor(parts: DialMemoryParts) {
    this.#parts = parts;
  }

  /** What a browser that was closed begins with; undefined where nobody was dialled. */
  async load(): Promise<unknown> {
    const dialedAtMs = await this.#parts.dials.read();
    return dialedAtMs.length === 0 ? undefined : { ...NOTHING, dialedAtMs };
  }

  /** A state was saved. Most of them dial nobody, and the list is the same object then. */
  note(state: unknown): void {
    const dials = dialsOf(state);
    const isSame = dials === undefined || dials === this.#kept || (this.#kept === undefined && dials.length === 0);
    if (isSame) return;
    this.#kept = dials;
    this.#parts.dials.write([...dials]).catch((cause: unknown) => {
      this.#parts.warn(`The dials were not stored: ${String(cause)}`);
    });
  }
}
