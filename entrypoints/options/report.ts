import type { Snapshot } from '../../lib/call/snapshot';
import type { Status } from '../../lib/messaging/protocol';
import type { Settings } from '../../lib/storage/items';

interface ReportParts {
  readonly version: string;
  readonly userAgent: string;
  readonly status: Status;
  readonly settings: Settings;
  readonly snapshot: Snapshot;
  readonly log: readonly string[];
}

/** How many rows are in which phase, such as `joined 2, failed 1`. */
function countPhases({ rows }: Snapshot): string {
  const phases = [...new Set(rows.map(({ phase }) => phase))];
  return phases.map((phase) => `${phase} ${rows.filter((row) => row.phase === phase).length}`).join(', ');
}

/** What a helper needs, in words of the code: no names, no numbers, no tokens, no addresses of sites. */
export function writeReport({ version, userAgent, status, settings, snapshot, log }: ReportParts): string {
  const { signIn, phone, events, sites } = status;
  const { host, notices } = snapshot;
  return [
    `Partyline ${version}`,
    userAgent,
    `server ${settings.server}, removal ${settings.removal}, bring in ${settings.bringIn}`,
    `sign-in ${signIn.kind}, phone ${phone}, events ${events}, sites ${sites.length}`,
    `call ${host.phase.kind}, people: ${countPhases(snapshot) || 'none'}`,
    `notices: ${notices.map(({ kind }) => kind).join(', ') || 'none'}`,
    '',
    ...log,
  ].join('\n');
}
