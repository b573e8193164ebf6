/** The worker dies in the nth save: before it reached the disk, or right after. */
export interface DeathInSave {
  readonly number: number;
  readonly landed: boolean;
}

/** What the worker saves to. It outlives the worker, and may fail. */
export class Disk {
  saved: unknown;
  saves = 0;
  /** What becomes of the next writes. */
  mode: 'works' | 'fails' | 'hangs' = 'works';

  load = async (): Promise<unknown> => structuredClone(this.saved);

  /** Resolves with whether the worker dies of it. */
  async write(state: unknown, death: DeathInSave | undefined): Promise<boolean> {
    if (this.mode === 'hangs') await new Promise(() => {});
    if (this.mode === 'fails') throw new Error('QUOTA_BYTES quota exceeded');
    this.saves += 1;
    const dies = death?.number === this.saves;
    if (!dies || death?.landed) this.saved = structuredClone(state);
    return dies;
  }
}
