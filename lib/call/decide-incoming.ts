import type { Command } from './commands';
import type { Decision } from './facts';
import { type Incoming, isRinging } from './incoming';
import type { Call } from './model';

type IncomingCommand = Extract<Command, { kind: 'answer' | 'decline' | 'toVoicemail' }>;

/** Is it about a call that rings? */
export const isIncomingCommand = (command: Command): command is IncomingCommand =>
  command.kind === 'answer' || command.kind === 'decline' || command.kind === 'toVoicemail';

function decideAnswer(call: Call, callId: string, incoming: Incoming): Decision {
  if (incoming.wish !== 'none') return { refused: 'outdated' };
  if (call.isSignedOut) return { refused: 'signed-out' };
  const isOpen = call.id !== '' && !call.over;
  if (isOpen && call.host.wish === 'over') return { refused: 'call-is-ending' };
  return [{ kind: 'answerWished', incomingId: incoming.id, callId }];
}

/** Needs no call of ours: answering begins one, named `callId`. */
export function decideIncoming(call: Call, callId: string, command: IncomingCommand): Decision {
  const incoming = call.incoming.find((call) => call.id === command.incomingId && isRinging(call));
  if (!incoming) return { refused: 'not-ringing' };
  if (command.kind === 'answer') return decideAnswer(call, callId, incoming);
  const wish = command.kind === 'decline' ? 'decline' : 'voicemail';
  return incoming.wish === wish ? [] : [{ kind: 'refuseWished', incomingId: incoming.id, wish }];
}
