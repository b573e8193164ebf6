import { type FaultName, type FaultParameters, parseFaults } from '../faults/fault-kinds';
import { type Incoming, type Outgoing, parseJson } from '../http/exchange';
import type { TokenResponse } from '../oauth/token-types';
import { parseCallee } from '../world/callee';
import type { Ledger } from '../world/ledger';
import { parseSwitches } from '../world/switches';
import type { World } from '../world/world';

/** What tests can do to the simulator from outside. */
export interface ControlParts {
  readonly world: World;
  readonly putFaults: (faults: readonly (readonly [FaultName, FaultParameters])[]) => void;
  readonly clearFaults: () => void;
  readonly reset: () => void;
  /** A token response for a signed-in user; undefined for an unknown extension number. */
  readonly signIn: (extensionNumber: string | undefined) => TokenResponse | undefined;
  readonly ledger: () => Ledger;
}

interface ControlRoute {
  readonly method: string;
  readonly path: RegExp;
  readonly handle: (parts: ControlParts, request: { readonly named: string; readonly body: unknown }) => Outgoing;
}

const DONE: Outgoing = { status: 204 };

function bad(text: string): Outgoing {
  return { status: 400, body: { error: text } };
}

const ROUTES: readonly ControlRoute[] = [
  { method: 'PUT', path: /^\/callees\/([^/]+)$/, handle: putCallee },
  { method: 'POST', path: /^\/callees\/([^/]+)\/hang-up$/, handle: hangUp },
  { method: 'POST', path: /^\/callees\/([^/]+)\/answer$/, handle: answer },
  { method: 'POST', path: /^\/callees\/([^/]+)\/take-elsewhere$/, handle: takeElsewhere },
  { method: 'POST', path: /^\/call-in$/, handle: callIn },
  { method: 'POST', path: /^\/legs\/([^/]+)\/move$/, handle: moveLeg },
  { method: 'POST', path: /^\/token$/, handle: postToken },
  { method: 'PUT', path: /^\/faults$/, handle: putFaults },
  { method: 'DELETE', path: /^\/faults$/, handle: deleteFaults },
  { method: 'PUT', path: /^\/switches$/, handle: putSwitches },
  { method: 'GET', path: /^\/switches$/, handle: ({ world }) => ({ status: 200, body: world.state.switches }) },
  { method: 'POST', path: /^\/reset$/, handle: reset },
  { method: 'GET', path: /^\/ledger$/, handle: ({ ledger }) => ({ status: 200, body: ledger() }) },
];

/** Answers a request to the control API. 400 says what is wrong with a body, 404 lists what exists. */
export function answerControl(parts: ControlParts, incoming: Incoming): Outgoing {
  const body = parseJson(incoming.text);
  if (body === 'malformed') return bad('the body is not JSON');
  for (const route of ROUTES) {
    const match = route.method === incoming.method ? route.path.exec(incoming.path) : null;
    if (match) return route.handle(parts, { named: decodeURIComponent(match[1] ?? ''), body: body.value });
  }
  const known = ROUTES.map(({ method, path }) => `${method} ${path.source.replaceAll(/[\\^$]/g, '')}`);
  return { status: 404, body: { error: 'no such control', known } };
}

function putCallee({ world }: ControlParts, { named, body }: { named: string; body: unknown }): Outgoing {
  if (!/^\+?[0-9]{2,15}$/.test(named)) return bad(`"${named}" is not a number`);
  const wish = parseCallee(body);
  if (typeof wish === 'string') return bad(wish);
  world.setCallee(named, wish);
  return DONE;
}

function hangUp({ world }: ControlParts, { named }: { named: string }): Outgoing {
  return { status: 200, body: { calls: world.hangUp(named) } };
}

function answer({ world }: ControlParts, { named }: { named: string }): Outgoing {
  return { status: 200, body: { calls: world.answer(named) } };
}

function takeElsewhere({ world }: ControlParts, { named }: { named: string }): Outgoing {
  return { status: 200, body: { calls: world.takeElsewhere(named) } };
}

function callIn({ world }: ControlParts, { body }: { body: unknown }): Outgoing {
  const { from, name, hangsUpAfterMs, handedOverAfterMs, extensionId, autoAnswer } = (body ?? {}) as Record<
    string,
    unknown
  >;
  if (typeof from !== 'string' || !/^\+?[0-9]{2,15}$/.test(from)) return bad('"from" must be a number in a string');
  if (name !== undefined && typeof name !== 'string') return bad('"name" must be a string');
  if (!isOptionalNumber(hangsUpAfterMs)) return bad('"hangsUpAfterMs" must be a number');
  if (!isOptionalNumber(handedOverAfterMs)) return bad('"handedOverAfterMs" must be a number');
  if (extensionId !== undefined && typeof extensionId !== 'string') return bad('"extensionId" must be a string');
  if (autoAnswer !== undefined && typeof autoAnswer !== 'boolean') return bad('"autoAnswer" must be true or false');
  const sessionId = world.callIn({
    from,
    name: name ?? '',
    ...(hangsUpAfterMs !== undefined && { hangsUpAfterMs }),
    ...(handedOverAfterMs !== undefined && { handedOverAfterMs }),
    ...(extensionId !== undefined && { extensionId }),
    ...(autoAnswer !== undefined && { autoAnswer }),
  });
  return sessionId === undefined ? bad('no such extension') : { status: 200, body: { sessionId } };
}

function isOptionalNumber(value: unknown): value is number | undefined {
  return value === undefined || typeof value === 'number';
}

function moveLeg({ world }: ControlParts, { named }: { named: string }): Outgoing {
  return world.moveToAnotherDevice(named) ? DONE : { status: 404, body: { error: `no live call on leg "${named}"` } };
}

function postToken({ signIn }: ControlParts, { body }: { body: unknown }): Outgoing {
  const { extensionNumber } = (body ?? {}) as Record<string, unknown>;
  if (extensionNumber !== undefined && typeof extensionNumber !== 'string') {
    return bad('"extensionNumber" must be a string');
  }
  const token = signIn(extensionNumber);
  return token === undefined ? bad(`no extension ${extensionNumber}`) : { status: 200, body: token };
}

function putFaults(parts: ControlParts, { body }: { body: unknown }): Outgoing {
  const faults = parseFaults(body);
  if (typeof faults === 'string') return bad(faults);
  parts.putFaults(faults);
  return DONE;
}

function deleteFaults(parts: ControlParts): Outgoing {
  parts.clearFaults();
  return DONE;
}

function putSwitches({ world }: ControlParts, { body }: { body: unknown }): Outgoing {
  const wish = parseSwitches(body);
  if (typeof wish === 'string') return bad(wish);
  world.setSwitches(wish);
  return { status: 200, body: world.state.switches };
}

function reset(parts: ControlParts): Outgoing {
  parts.reset();
  return DONE;
}
