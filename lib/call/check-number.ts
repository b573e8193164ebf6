import type { NewPerson } from './commands';
import { checkRules } from './dial-rules';
import type { Call, Person } from './model';
import { checkCallee } from './number';
import type { RefusalReason } from './reasons';

type Callee = Pick<NewPerson, 'number' | 'isConfirmed'>;

/** Why this person must not be dialled now, or null: the number itself, or the rules of rep and administrator. */
export function checkNumber({ account, rules }: Call, { number, isConfirmed }: Callee): RefusalReason | null {
  const { country = '', ownNumbers = [] } = account ?? {};
  return checkCallee(number, { country, ownNumbers }) ?? checkRules({ number, isConfirmed }, rules, country);
}

/**
 * Whoever was dialled in this call was confirmed for it. A number that only the network told was confirmed by nobody:
 * a call back must not be the way to one that costs more.
 */
export function checkAgain(call: Call, { number, isCaller, isSomeoneElse }: Person): RefusalReason | null {
  const isOurs = !isCaller && !isSomeoneElse;
  const reason = checkNumber(call, { number, ...(isOurs && { isConfirmed: true }) });
  return reason === 'premium-unconfirmed' ? 'premium-number' : reason;
}
