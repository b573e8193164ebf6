import type { PartyPatch } from '../call/party';
import type { ResumeState } from './resume-state';

/** Where the writer puts things. Both resolve once it is saved. */
export interface FrameSinks {
  onPatches(patches: readonly PartyPatch[]): Promise<void>;
  saveResume(state: ResumeState | null): Promise<void>;
}

/** Writes what frames told. */
export interface FrameWriter {
  /** Facts, the new place in the stream, or both, of one frame. */
  add(news: { patches?: readonly PartyPatch[]; resume?: ResumeState }): void;
  /** Resolves when everything added so far is saved, or failed to be. */
  settled(): Promise<void>;
}

/** Far more than any call brings. Beyond it the oldest are dropped: the next read of the call tells the truth. */
const MOST_WAITING_PATCHES = 5_000;

/**
 * Saves behind the stream: one write at a time, the newest place wins. The place is saved after the facts that came
 * before it, so a worker that dies in between hears a fact twice and never misses one.
 */
export function createFrameWriter(
  sinks: FrameSinks,
  onProblem: (problem: 'not-saved' | 'overflow') => void,
): FrameWriter {
  let patches: readonly PartyPatch[] = [];
  let resume: ResumeState | undefined;
  let writing: Promise<void> | undefined;

  const keep = (waiting: readonly PartyPatch[]): void => {
    if (waiting.length > MOST_WAITING_PATCHES) onProblem('overflow');
    patches = waiting.slice(-MOST_WAITING_PATCHES);
  };
  const writeOne = async (): Promise<boolean> => {
    const batch = { patches, resume };
    patches = [];
    resume = undefined;
    try {
      if (batch.patches.length > 0) await sinks.onPatches(batch.patches);
      if (batch.resume) await sinks.saveResume(batch.resume);
      return true;
    } catch {
      keep([...batch.patches, ...patches]);
      resume ??= batch.resume;
      onProblem('not-saved');
      return false;
    }
  };
  const write = async (): Promise<void> => {
    // After a failed write the next frame tries again.
    while ((patches.length > 0 || resume) && (await writeOne()));
    writing = undefined;
  };
  return {
    add(news) {
      keep([...patches, ...(news.patches ?? [])]);
      resume = news.resume ?? resume;
      writing ??= write();
    },
    settled: async () => writing,
  };
}
