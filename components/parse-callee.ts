import {
  type CountryCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
  validatePhoneNumberLength,
} from 'libphonenumber-js/max';
import { cleanName } from '../lib/call/clean-name';
import type { NewPerson } from '../lib/call/commands';
import type { DialRules } from '../lib/call/dial-rules';
import { checkCallee, emergencyNumbers, isExtensionNumber, isSameNumber } from '../lib/call/number';
import type { RefusalReason } from '../lib/call/reasons';
import { judgeNumber } from './judge-number';

/** What a number is judged against. */
export interface CalleeContext {
  /** ISO code of the account's country: how numbers without a country code are read. */
  readonly country: string;
  readonly ownNumbers: readonly string[];
  /** Numbers of people on the running call. */
  readonly onCall: readonly string[];
  /** Numbers in the list that is being put together. */
  readonly listed: readonly string[];
  readonly rules?: DialRules | undefined;
  /** Inputs that the rep confirmed although they cost more. */
  readonly confirmed?: readonly string[] | undefined;
}

export type ParsedCallee =
  | { readonly ok: true; readonly person: NewPerson }
  | { readonly ok: false; readonly reason: RefusalReason };

/** `x22`, `ext. 22`, `#22`, `;ext=22` after a number. */
const EXTENSION = /(?:;ext=|\s*(?:\bext(?:ension)?\b\.?|x|#)\s*:?\s*)(\d{1,8})$/i;
const NAMED = /^(.*?)\s*<([^<>]*)>$/;
const DECORATION = /[\s().\-\u2010-\u2015/]/g;
/** Characters with a meaning in SIP or on a keypad: they could change whom the call reaches. */
const FORBIDDEN = /[\p{Cc};@*,<>"&%=]/u;

/** Reads what a person typed or pasted: a callable person, or why not. */
export function parseCallee(input: string, context: CalleeContext): ParsedCallee {
  const text = westernDigits(input.normalize('NFKC'))
    .replace(/\p{Cf}/gu, '')
    .trim();
  const named = NAMED.exec(text);
  const typed = (named?.[2] ?? text).replace(/^tel:/i, '').trim();
  const extension = EXTENSION.exec(typed);
  const dialled = compact(extension === null ? typed : typed.slice(0, extension.index));
  if (!dialled.ok) return dialled;
  const number = toNumber(dialled.digits, context.country);
  if (!number.ok) return number;
  const isConfirmed = context.confirmed?.includes(input) === true;
  const reason = checkCallee(number.digits, context) ?? judge(number.digits, isConfirmed, context);
  if (reason !== null) return { ok: false, reason };
  const name = cleanName(named?.[1]?.replace(/^"|"$/g, '') ?? '');
  const person = { number: number.digits, name, ...(isConfirmed && { isConfirmed }) };
  return { ok: true, person: extension?.[1] === undefined ? person : { ...person, extension: extension[1] } };
}

/** A number as people of the account's country write it. */
export function formatCallee(number: string, country: string): string {
  const parsed = isExtensionNumber(number) ? undefined : parsePhoneNumberFromString(number, supported(country));
  if (parsed === undefined) return number;
  return parsed.country === country ? parsed.formatNational() : parsed.formatInternational();
}

type Digits = { readonly ok: true; readonly digits: string } | { readonly ok: false; readonly reason: RefusalReason };

const refuse = (reason: RefusalReason): { ok: false; reason: RefusalReason } => ({ ok: false, reason });

function compact(typed: string): Digits {
  if (FORBIDDEN.test(typed)) return refuse('forbidden-characters');
  const digits = typed.replace(DECORATION, '');
  if (digits === '') return refuse('empty-number');
  return /^\+?[0-9]+$/.test(digits) ? { ok: true, digits } : refuse('not-a-number');
}

function toNumber(digits: string, country: string): Digits {
  if (emergencyNumbers(country).includes(digits)) return refuse('emergency');
  if (isExtensionNumber(digits)) return { ok: true, digits };
  const problem = validatePhoneNumberLength(digits, supported(country));
  if (problem === 'TOO_SHORT') return refuse(isEmergencyAbroad(digits) ? 'emergency' : 'too-short');
  if (problem === 'TOO_LONG') return refuse('too-long');
  const parsed = parsePhoneNumberFromString(digits, supported(country));
  return parsed === undefined || problem !== undefined ? refuse('not-a-number') : { ok: true, digits: parsed.number };
}

/** `+1 911` is as much of an emergency as `911`. */
function isEmergencyAbroad(digits: string): boolean {
  return (
    digits.startsWith('+') && emergencyNumbers('').some((number) => new RegExp(`^\\+\\d{1,3}${number}$`).test(digits))
  );
}

function judge(number: string, isConfirmed: boolean, context: CalleeContext): RefusalReason | null {
  const { rules, country } = context;
  return (rules && judgeNumber({ number, isConfirmed }, rules, country)) ?? findDuplicate(number, context);
}

function findDuplicate(number: string, { onCall, listed }: CalleeContext): RefusalReason | null {
  if (onCall.some((other) => isSameNumber(other, number))) return 'already-on-call';
  return listed.some((other) => isSameNumber(other, number)) ? 'twice-in-list' : null;
}

const supported = (country: string): CountryCode | undefined => (isSupportedCountry(country) ? country : undefined);

/** Arabic and Persian keyboards type digits of their own; full-width ones are normalised already. */
function westernDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
}
