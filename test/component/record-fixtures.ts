import type { RecordEntry } from '../../lib/call/model';
import type { StoredCall } from '../../lib/record/stored-call';
import { type CallSummary, summarise } from '../../lib/record/summary';

const START_MS = new Date(2026, 10, 23, 14, 2).getTime();
const MINUTE_MS = 60_000;

type Told = readonly [minute: number, what: RecordEntry['what'], who?: string | undefined, more?: Partial<RecordEntry>];

const NUMBERS: Readonly<Record<string, string>> = {
  'Dana Ortiz': '+16505550117',
  'Priya Venkataraman': '+16505550134',
  'Marta Silva': '+16505550171',
  '': '+14155550188',
};

/** A stored call, told in lines of minute, what and who. */
function storedCall(id: string, told: readonly Told[], notes: StoredCall['notes'] = []): StoredCall {
  const entries = told.map(([minute, what, name, more], index): RecordEntry => {
    const number = name === undefined ? '' : (NUMBERS[name] ?? '+16505550199');
    const who = { personId: name === undefined ? '' : `p-${number}`, name: name ?? '', number };
    return {
      callId: id,
      sequence: index + 1,
      what,
      atMs: START_MS + minute * MINUTE_MS,
      generation: 1,
      ...who,
      ...more,
    };
  });
  return { id, startedAtMs: START_MS, entries, notes };
}

/** Dana and Priya stay to the end, Marta hangs up after four minutes, somebody without a name is busy. */
export const STORED: StoredCall = storedCall(
  'call-1',
  [
    [0, 'started'],
    ...['Dana Ortiz', 'Priya Venkataraman', 'Marta Silva', ''].map((name): Told => [0, 'called', name]),
    [0, 'joined', 'Dana Ortiz'],
    [1, 'failed', '', { reason: 'unreachable' }],
    [1, 'explained', '', { reason: 'busy' }],
    [6, 'joined', 'Priya Venkataraman'],
    [6, 'joined', 'Marta Silva'],
    [10, 'left', 'Marta Silva', { reason: 'hung-up' }],
    [29, 'left', 'Dana Ortiz', { reason: 'conference-ended' }],
    [29, 'left', 'Priya Venkataraman', { reason: 'conference-ended' }],
    [29, 'ended', undefined, { endReason: 'ended' }],
  ],
  [
    {
      text: 'Dana: budget approved up to 40k.',
      atMs: START_MS + 7 * MINUTE_MS,
      present: ['Dana Ortiz', 'Marta Silva'],
    },
    { text: 'Priya wants SSO before signing.', atMs: START_MS + 12 * MINUTE_MS, present: ['Dana Ortiz'] },
  ],
);

export const SUMMARY: CallSummary = summarise(STORED);

const earlier = (summary: CallSummary, id: string, days: number): CallSummary => ({
  ...summary,
  id,
  startedAtMs: summary.startedAtMs - days * 86_400_000,
  endedAtMs: (summary.endedAtMs ?? 0) - days * 86_400_000,
});

const ALONE = summarise(
  storedCall('call-2', [
    [0, 'started'],
    [0, 'called', 'Dana Ortiz'],
    [0, 'joined', 'Dana Ortiz'],
    [8, 'left', 'Dana Ortiz', { reason: 'hung-up' }],
    [9, 'ended', undefined, { endReason: 'ended' }],
  ]),
);

/** Past calls, the newest first. */
export const PAST: readonly CallSummary[] = [SUMMARY, earlier(ALONE, 'call-2', 1), earlier(SUMMARY, 'call-3', 3)];

/** A moment of the day of the newest of them. */
export const NOW_MS = START_MS + 60 * MINUTE_MS;
