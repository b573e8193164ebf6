import type { Caller, LegEnd, LegIds, LegStatement, LegTag } from './phone';

/** How many ended legs a statement lists. Older tags are still remembered and refused. */
const ENDED_LISTED = 200;

const RANK = { dialing: 0, ringing: 1, answered: 2, ended: 3 } as const;

/**
 * Every leg of this life of the phone. States never go back.
 * ```
 *   (unseen) ──claim──▶ dialing ──▶ ringing ──▶ answered ──▶ ended
 *       └───────────── end: a tag that may never be dialled ───▲
 * ```
 */
export class LegTable {
  readonly #legs = new Map<LegTag, LegStatement>();
  readonly #forgotten = new Set<LegTag>();

  find(tag: LegTag): LegStatement | undefined {
    return this.#legs.get(tag);
  }

  /** True once per tag, and never for a tag that was ended before. */
  claim(tag: LegTag): boolean {
    if (this.#legs.has(tag) || this.#forgotten.has(tag)) return false;
    this.#legs.set(tag, { tag, state: 'dialing' });
    return true;
  }

  /** A leg that somebody else began. False for a tag that was seen before. */
  claimIncoming(tag: LegTag, caller: Caller, ids?: LegIds): boolean {
    if (!this.claim(tag)) return false;
    this.#legs.set(tag, { tag, state: 'ringing', caller, ...(ids && { ids }) });
    return true;
  }

  /** Does somebody call who was not answered yet? */
  hasIncoming(): boolean {
    return this.statements().some(({ caller, state }) => caller !== undefined && state === 'ringing');
  }

  /** Takes up what was seen. False if it taught nothing new. */
  advance(tag: LegTag, state: 'ringing' | 'answered', ids?: LegIds): boolean {
    const before = this.#legs.get(tag);
    if (!before || before.state === 'ended') return false;
    const isForward = RANK[state] > RANK[before.state];
    const isNewIds = ids !== undefined && before.ids === undefined;
    if (!isForward && !isNewIds) return false;
    this.#legs.set(tag, { ...before, state: isForward ? state : before.state, ...(isNewIds && { ids }) });
    return true;
  }

  /** False if it had ended before. */
  end(tag: LegTag, end: LegEnd, ids?: LegIds): boolean {
    const before = this.#legs.get(tag);
    if (this.#forgotten.has(tag) || before?.state === 'ended') return false;
    this.#legs.set(tag, { ...(ids && { ids }), ...before, tag, state: 'ended', end });
    this.#forgetOldest();
    return true;
  }

  liveTags(): readonly LegTag[] {
    return this.statements()
      .filter((leg) => leg.state !== 'ended')
      .map((leg) => leg.tag);
  }

  statements(): readonly LegStatement[] {
    return [...this.#legs.values()];
  }

  #forgetOldest(): void {
    const ended = this.statements().filter((leg) => leg.state === 'ended');
    for (const leg of ended.slice(0, Math.max(0, ended.length - ENDED_LISTED))) {
      this.#legs.delete(leg.tag);
      this.#forgotten.add(leg.tag);
    }
  }
}
