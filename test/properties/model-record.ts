import type { RecordEntry } from '../../lib/call/model';

/** What may go wrong with storing entries: nothing is stored, or nobody is told that they are. */
export type RecordFate = 'done' | 'refused' | 'answer-lost';

/** The record of calls on disk: it outlives every worker. */
export class ModelRecord {
  /** By place. */
  readonly entries = new Map<string, RecordEntry>();
  /** Every entry in the order in which it was stored, repeats included. */
  readonly writes: RecordEntry[] = [];
  #puts = 0;
  readonly #fate: (number: number) => RecordFate;

  constructor(fate: (number: number) => RecordFate = () => 'done') {
    this.#fate = fate;
  }

  put = async (entries: readonly RecordEntry[]): Promise<void> => {
    const fate = this.#fate(this.#puts);
    this.#puts += 1;
    await new Promise((done) => setImmediate(done));
    if (fate === 'refused') throw new Error('The disk is full');
    for (const entry of structuredClone(entries)) {
      this.entries.set(`${entry.callId} ${entry.sequence}`, entry);
      this.writes.push(entry);
    }
    if (fate === 'answer-lost') throw new Error('The disk did not answer in time');
  };
}
