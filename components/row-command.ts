import type { Command } from '../lib/call/commands';
import type { RowAction, RowView } from '../lib/call/snapshot';

/** The command behind a row's button. `remove` is asked for first, see `roster.tsx`. */
export function rowCommand({ id: personId, generation, extension }: RowView, action: RowAction): Command {
  const person = { personId, generation };
  switch (action) {
    case 'undo':
      return { kind: 'undoRemove', ...person };
    case 'call-back':
      return { kind: 'callBack', ...person };
    case 'bring-in':
      return { kind: 'bringIn', ...person };
    case 'talk':
    case 'stop-talking':
      return { kind: 'talk', personId: action === 'talk' ? personId : null };
    case 'send-extension':
      return { kind: 'sendTones', tones: extension ?? '', personId };
    case 'mute':
    case 'unmute':
      return { kind: 'setPersonMuted', ...person, muted: action === 'mute' };
    default:
      return { kind: 'remove', ...person, delayMs: 0 };
  }
}
