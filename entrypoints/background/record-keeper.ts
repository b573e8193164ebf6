import type { RecordEntry } from '../../lib/call/model';
import type { Snapshot } from '../../lib/call/snapshot';
import type { RecordLink } from '../../lib/conductor/ports';
import { editNotes } from '../../lib/record/notes';
import { outlived, type Retention } from '../../lib/record/retention';
import type { Clock } from '../../lib/shared/clock';
import type { RecordStore } from '../../lib/storage/record-store';

/** A browser that does not answer about its own disk for so long will not. Unit: milliseconds. */
const DEADLINE_MS = 10_000;

interface KeeperParts {
  readonly store: RecordStore;
  readonly clock: Clock;
  readonly snapshot: () => Snapshot;
  readonly retention: () => Retention;
  readonly warn: (text: string) => void;
}

/** Who is on the call now, by name where there is one. */
const presentIn = ({ rows }: Snapshot): readonly string[] =>
  rows.filter(({ phase }) => phase === 'joined' || phase === 'checking').map(({ name, number }) => name || number);

/** The only writer of the record: what happened, what the rep wrote, and what is kept no longer. */
export class RecordKeeper implements RecordLink {
  readonly #parts: KeeperParts;
  #writing: Promise<unknown> = Promise.resolve();

  constructor(parts: KeeperParts) {
    this.#parts = parts;
  }

  put = async (entries: readonly RecordEntry[]): Promise<void> => {
    await this.#inTime(this.#parts.store.put(entries));
    if (entries.some(({ sequence }) => sequence === 1)) void this.prune();
  };

  /** Takes the whole text of the field, as often as it changes; the newest wins. */
  saveNotes(callId: string, text: string): Promise<void> {
    return this.#inTurn(async () => {
      const { store, clock, snapshot } = this.#parts;
      const shown = snapshot();
      const isOn = shown.callId === callId && shown.host.phase.kind !== 'ended';
      const stamp = { atMs: clock.nowMs(), present: isOn ? presentIn(shown) : [] };
      await store.writeNotes(callId, editNotes(await store.readNotes(callId), text, stamp));
    });
  }

  /** A running call is still being written; the others go. */
  async remove(callIds: readonly string[]): Promise<void> {
    const { callId, host } = this.#parts.snapshot();
    const isGoing = (id: string): boolean => id !== callId || host.phase.kind === 'ended';
    await this.#inTurn(() => this.#parts.store.remove(callIds.filter(isGoing)));
  }

  async removeAll(): Promise<void> {
    const heads = await this.#inTime(this.#parts.store.heads());
    await this.remove(heads.map(({ id }) => id));
  }

  /** Drops what is older, or more, than the rep and their administrator want kept. */
  async prune(): Promise<void> {
    const { store, clock, retention, snapshot, warn } = this.#parts;
    try {
      const old = outlived(await this.#inTime(store.heads()), retention(), clock.nowMs(), snapshot().callId);
      if (old.length > 0) await this.#inTurn(() => store.remove(old));
    } catch (cause) {
      warn(`Old calls were not removed from the history: ${cause instanceof Error ? cause.name : 'unknown'}`);
    }
  }

  /** One change after the other, so that none is made to what another has just replaced. */
  #inTurn(work: () => Promise<void>): Promise<void> {
    const turn = this.#writing.then(() => this.#inTime(work()));
    this.#writing = turn.catch(() => {});
    return turn;
  }

  #inTime<T>(work: Promise<T>): Promise<T> {
    const { clock } = this.#parts;
    let cancel = (): void => {};
    const late = new Promise<never>((_, reject) => {
      cancel = clock.after(DEADLINE_MS, () => reject(new Error('Storage did not answer')));
    });
    return Promise.race([work, late]).finally(cancel);
  }
}
