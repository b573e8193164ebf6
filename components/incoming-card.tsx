import type { Command } from '../lib/call/commands';
import type { IncomingAction } from '../lib/call/snapshot';
import { Avatar } from './avatar';
import { Button } from './button';
import type { CallParts } from './call-props';
import { isolated, personName } from './person-name';

/** What is done most stands first, and alone in colour. */
const ACTIONS: readonly (readonly [IncomingAction, Extract<Command, { incomingId: string }>['kind']])[] = [
  ['answer', 'answer'],
  ['voicemail', 'toVoicemail'],
  ['decline', 'decline'],
];

/** Calls that ring: who it is, and what can be done about it. Nothing of the call that runs is touched by it. */
export function IncomingCards({ snapshot, act, t }: Pick<CallParts, 'snapshot' | 'act' | 't'>) {
  return snapshot.incoming.map((call) => {
    const name = personName(call, t, 'unknown_caller');
    return (
      <div key={call.id} class="card" role="alert" data-incoming={call.id}>
        <div class="row wait">
          <Avatar name={name} />
          <span class="who">
            <b>
              <bdi>{name}</bdi>
            </b>
            <span class="state">
              {t('incoming')} {call.number !== name && <bdi class="number">{call.number}</bdi>}
            </span>
          </span>
        </div>
        <p>
          {ACTIONS.map(([action, kind]) => (
            <Button
              key={action}
              does={action}
              class={action === 'answer' ? 'btn wide answer' : 'btn wide'}
              disabled={!call.actions.includes(action)}
              onClick={act({ kind, incomingId: call.id })}
            >
              {t(`incoming_${action}`)}
            </Button>
          ))}
        </p>
        {snapshot.host.phase.kind === 'in' && <p class="state">{t('incoming_hint', isolated(name))}</p>}
      </div>
    );
  });
}
