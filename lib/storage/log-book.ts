import type { Item } from './item';
import { createNewestWins } from './newest-wins';
import { redact } from './redact';

/** Older lines make room for newer ones. */
const MAX_LINES = 200;
const MAX_LENGTH = 300;

/** Keeps what the background reports, for as long as the browser runs. */
export interface LogBook {
  write(level: string, text: string, atMs: number): void;
}

/** Builds a log over one stored item; lines of an earlier life of the worker stay in front. */
export function createLogBook(item: Pick<Item<readonly string[]>, 'read' | 'write'>): LogBook {
  let lines: readonly string[] = [];
  let isRead = false;
  const save = createNewestWins(async () => {
    if (!isRead) lines = [...(await item.read()), ...lines].slice(-MAX_LINES);
    isRead = true;
    await item.write(lines);
  });
  return {
    write: (level, text, atMs) => {
      const line = `${new Date(atMs).toISOString()} ${level} ${redact(text).slice(0, MAX_LENGTH)}`;
      lines = [...lines, line].slice(-MAX_LINES);
      // A log that cannot be written has nowhere to say so.
      save.save(undefined).catch(() => {});
    },
  };
}
