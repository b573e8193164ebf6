import { isObject } from './description/validate';
import type { Exchange } from './scenario/exchange';

/** A way to spoil one answer. A check that does not notice it proves nothing. */
export interface Mutation {
  readonly name: string;
  /** Matches `METHOD path status`, parameters in braces. */
  readonly on: RegExp;
  /** Undefined: nothing to spoil in this body. */
  readonly spoil: (body: Record<string, unknown>) => unknown;
  readonly status?: number;
}

type Spoil = Mutation['spoil'];

/** Works on a copy of the first object found along the path that `isWanted` accepts. */
function inside(path: readonly string[], change: (object: Record<string, unknown>) => boolean): Spoil {
  return (body) => (walk(body, path, change) ? body : undefined);
}

function walk(value: unknown, path: readonly string[], change: (object: Record<string, unknown>) => boolean): boolean {
  const [name, ...rest] = path;
  if (Array.isArray(value)) return value.some((each) => walk(each, path, change));
  if (!isObject(value)) return false;
  return name === undefined ? change(value as Record<string, unknown>) : walk(value[name], rest, change);
}

function drop(...path: readonly string[]): Spoil {
  const name = path.at(-1) ?? '';
  return inside(path.slice(0, -1), (object) => name in object && delete object[name]);
}

function rename(to: string, ...path: readonly string[]): Spoil {
  const name = path.at(-1) ?? '';
  return inside(path.slice(0, -1), (object) => {
    if (!(name in object)) return false;
    object[to] = object[name];
    return delete object[name];
  });
}

function set(value: unknown, ...path: readonly string[]): Spoil {
  const name = path.at(-1) ?? '';
  return inside(path.slice(0, -1), (object) => {
    if (!(name in object)) return false;
    object[name] = value;
    return true;
  });
}

const GET_SESSION = /^GET \S+\/sessions\/\{telephonySessionId\} 200$/;

/** The spoilt answers that every run must notice. */
export const MUTATIONS: readonly Mutation[] = [
  { name: 'a new conference without its wrapper', on: /conference 201$/, spoil: ({ session }) => session },
  { name: 'a conference read in a wrapper', on: GET_SESSION, spoil: (session) => ({ session }) },
  { name: 'a new conference without its token', on: /conference 201$/, spoil: drop('session', 'voiceCallToken') },
  { name: 'a read without the peer', on: GET_SESSION, spoil: drop('parties', 'status', 'peerId') },
  {
    name: 'a peer spelled as in events',
    on: GET_SESSION,
    spoil: rename('telephonySessionId', 'parties', 'status', 'peerId', 'sessionId'),
  },
  {
    name: 'a participant who has an owner',
    on: GET_SESSION,
    spoil: inside(['parties'], (party) => {
      party.owner = { accountId: '1', extensionId: '2', brandId: '1210' };
      return party.conferenceRole === 'Participant';
    }),
  },
  {
    name: 'a participant who is Answered and has a peer',
    on: GET_SESSION,
    spoil: inside(['parties', 'status'], (status) => {
      const isGone = status.code === 'Gone';
      status.code = 'Answered';
      return isGone;
    }),
  },
  { name: 'a status that does not exist', on: GET_SESSION, spoil: set('Joined', 'parties', 'status', 'code') },
  { name: 'a bring-in without the new party', on: /bring-in 201$/, spoil: drop('id') },
  { name: 'a bring-in without attributes', on: /bring-in 201$/, spoil: drop('attributes') },
  { name: 'a bring-in answered with 200', on: /bring-in 201$/, spoil: (body) => body, status: 200 },
  { name: 'a phone without STUN servers', on: /sip-provision 200$/, spoil: drop('sipInfo', 'stunServers') },
  { name: 'a presence that hides the session', on: /presence 200$/, spoil: drop('activeCalls', 'telephonySessionId') },
  { name: 'an id as text where a number is due', on: /\{extensionId\} 200$/, spoil: set('400131427008', 'id') },
  { name: 'a token answer without refresh token', on: /oauth\/token 200$/, spoil: drop('refresh_token') },
  { name: 'an error without its code', on: / 403$/, spoil: drop('errorCode') },
  { name: 'a 204 that says something', on: / 204$/, spoil: () => ({ done: true }) },
];

/** A spoilt copy of the first answer that a mutation finds something in, or undefined. */
export function mutate(mutation: Mutation, exchanges: readonly Exchange[], keyOf: (exchange: Exchange) => string) {
  for (const exchange of exchanges) {
    if (!mutation.on.test(keyOf(exchange))) continue;
    const copy = structuredClone(exchange.body);
    const body = mutation.spoil(isObject(copy) ? (copy as Record<string, unknown>) : {});
    if (body !== undefined) return { ...exchange, body, status: mutation.status ?? exchange.status };
  }
  return undefined;
}

/** Copies of an answer in each of which one property, at any depth, has another name. */
export function renamings(exchange: Exchange): readonly Exchange[] {
  return objectsWithin(exchange.body).flatMap((object, at) =>
    Object.keys(object).map((name) => {
      const body = structuredClone(exchange.body);
      const copy = objectsWithin(body)[at] as Record<string, unknown>;
      copy[`${name}Renamed`] = copy[name];
      delete copy[name];
      return { ...exchange, body };
    }),
  );
}

function objectsWithin(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (Array.isArray(value)) return value.flatMap(objectsWithin);
  return isObject(value) ? [value, ...Object.values(value).flatMap(objectsWithin)] : [];
}
