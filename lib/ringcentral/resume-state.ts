import * as v from 'valibot';

const resumeSchema = v.looseObject({
  wsc: v.optional(v.string()),
  subscription: v.optional(v.looseObject({ id: v.string(), eventFilters: v.array(v.string()) })),
});

/** The parts of a subscription that a later connection needs. */
export interface SavedSubscription {
  readonly id: string;
  readonly eventFilters: readonly string[];
}

/** What a restarted worker needs to take the subscription up where it was left. */
export interface ResumeState {
  /** The gateway's token for our place in the stream. A secret. */
  readonly wsc?: string;
  readonly subscription?: SavedSubscription;
}

/** Reads what was saved; anything that makes no sense is a fresh start. */
export function readResumeState(saved: unknown): ResumeState {
  const parsed = v.safeParse(resumeSchema, saved);
  if (!parsed.success) return {};
  const { wsc, subscription } = parsed.output;
  return { ...(wsc !== undefined && { wsc }), ...(subscription && { subscription }) };
}
