import type { LookTarget } from './facts';
import type { Call } from './model';
import type { Look } from './requests';

const NO_LOOK: Look = {
  wantedAtMs: -1,
  begunAtMs: -1,
  isOpen: false,
  answeredAtMs: -1,
  failures: 0,
};

/** What is known of the reads of a target; nothing was wanted yet where there is none. */
export const lookAt = (call: Call, target: LookTarget): Look => call.looks[target] ?? NO_LOOK;

const setLook = (call: Call, target: LookTarget, look: Look): Call => ({
  ...call,
  looks: { ...call.looks, [target]: look },
});

/** Asks for evidence from a read that begins at or after `atMs`. */
export function wantLook(call: Call, target: LookTarget, atMs: number): Call {
  const look = lookAt(call, target);
  return look.wantedAtMs >= atMs ? call : setLook(call, target, { ...look, wantedAtMs: atMs });
}

/** A read leaves. */
export const beginLook = (call: Call, target: LookTarget, atMs: number): Call =>
  setLook(call, target, { ...lookAt(call, target), begunAtMs: atMs, isOpen: true });

/** A read came back with nothing, or not at all. */
export const failLook = (call: Call, target: LookTarget): Call => {
  const look = lookAt(call, target);
  return setLook(call, target, { ...look, isOpen: false, failures: look.failures + 1 });
};

/** Its rate group did not let it through: no failure, and no read before the group opens. */
export const holdLook = (call: Call, target: LookTarget, heldUntilMs: number): Call =>
  setLook(call, target, { ...lookAt(call, target), isOpen: false, heldUntilMs });

/** A read that began at this moment was answered; an older one that comes later takes nothing away. */
export function answerLook(call: Call, target: LookTarget, begunAtMs: number): Call {
  const look = lookAt(call, target);
  const isLatest = begunAtMs >= look.begunAtMs;
  const answeredAtMs = Math.max(look.answeredAtMs, begunAtMs);
  return setLook(call, target, { ...look, answeredAtMs, isOpen: look.isOpen && !isLatest, failures: 0 });
}

/** A new worker: reads under way have lost their answers. */
export const closeLooks = (looks: Call['looks']): Call['looks'] =>
  Object.fromEntries(Object.entries(looks).map(([target, look]) => [target, { ...look, isOpen: false }]));

/** True when evidence is wanted that no answered read gives yet. */
export const isWanted = (look: Look): boolean => look.wantedAtMs > look.answeredAtMs;
