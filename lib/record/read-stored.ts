import type { CrmRecord } from '../call/crm-record';
import type { RecordEntry } from '../call/model';
import { END_REASONS, REASONS } from '../call/reasons';
import type { NoteLine } from './notes';

const WHATS = {
  started: true,
  called: true,
  joined: true,
  left: true,
  failed: true,
  explained: true,
  'host-left': true,
  'host-rejoined': true,
  missed: true,
  declined: true,
  'sent-to-voicemail': true,
  ended: true,
} satisfies Record<RecordEntry['what'], true>;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const isText = (value: unknown): value is string => typeof value === 'string';
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const isOneOf = (values: readonly string[], value: unknown): boolean => isText(value) && values.includes(value);
const isNoneOrOneOf = (values: readonly string[], value: unknown): boolean =>
  value === undefined || isOneOf(values, value);

const isCrmRecord = (value: unknown): value is CrmRecord =>
  isObject(value) && isText(value.title) && (value.link === undefined || isText(value.link));

/** Is this an entry as this version writes it? What another version left, and cannot be read, is not shown. */
export function isEntry(value: unknown): value is RecordEntry {
  if (!isObject(value)) return false;
  const texts = [value.callId, value.personId, value.name, value.number].every(isText);
  const numbers = [value.sequence, value.generation, value.atMs].every(isNumber);
  const codes = isNoneOrOneOf(REASONS, value.reason) && isNoneOrOneOf(END_REASONS, value.endReason);
  const isCrm = value.crm === undefined || isCrmRecord(value.crm);
  return texts && numbers && codes && isCrm && isOneOf(Object.keys(WHATS), value.what);
}

/** Is this a line of notes? */
export const isNoteLine = (value: unknown): value is NoteLine =>
  isObject(value) &&
  isText(value.text) &&
  isNumber(value.atMs) &&
  Array.isArray(value.present) &&
  value.present.every(isText);
