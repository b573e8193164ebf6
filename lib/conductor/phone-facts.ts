import type { FactBody, LegFact } from '../call/facts';
import type { Caller, FromPhone, LegEnd, LegIds, LegStatement, PhoneEvent, PhoneStatement } from '../phone/phone';

const toEnd = (end: LegEnd): NonNullable<LegFact['end']> => ({
  status: end.status,
  byUs: end.byUs,
  ...(end.q850Cause !== undefined && { q850Cause: end.q850Cause }),
  ...(end.hasNoAudio && { hasNoAudio: end.hasNoAudio }),
});

const toLeg = (leg: {
  tag: string;
  state: LegFact['state'];
  ids?: LegIds;
  end?: LegEnd;
  caller?: Caller;
}): LegFact => ({
  tag: leg.tag,
  state: leg.state,
  ...(leg.ids && { ids: leg.ids }),
  ...(leg.end && { end: toEnd(leg.end) }),
  ...(leg.caller && { caller: leg.caller }),
});

const statementFact = (statement: PhoneStatement): FactBody => ({
  kind: 'phoneStated',
  bootId: statement.bootId,
  isRegistered: statement.registered,
  microphone: statement.microphone,
  audio: statement.audio,
  recording: statement.recording,
  legs: statement.legs.map((leg: LegStatement) => toLeg(leg)),
});

function eventFact(bootId: string, event: PhoneEvent): FactBody {
  switch (event.kind) {
    case 'registered':
      return { kind: 'registrationChanged', isRegistered: true };
    case 'unregistered':
      return { kind: 'registrationChanged', isRegistered: false };
    case 'microphone':
      return { kind: 'microphoneChanged', microphone: event.state };
    case 'legRinging':
      return { kind: 'legChanged', bootId, leg: toLeg({ ...event, state: 'ringing' }) };
    case 'legAnswered':
      return { kind: 'legChanged', bootId, leg: toLeg({ ...event, state: 'answered' }) };
    case 'legEnded':
      return { kind: 'legChanged', bootId, leg: toLeg({ ...event, state: 'ended' }) };
    case 'audio':
      return { kind: 'audioChanged', audio: event.audio };
    case 'recording':
      return { kind: 'recordingChanged', recording: event.recording, refused: event.refused };
    case 'statement':
      return statementFact(event.statement);
  }
}

/** What a message of the phone says about the call; undefined when it says nothing about it. */
export function phoneFact(message: FromPhone): FactBody | undefined {
  if (message.kind === 'hello') return statementFact(message.statement);
  return message.kind === 'event' ? eventFact(message.bootId, message.event) : undefined;
}
