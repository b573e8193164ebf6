import type { Outgoing } from '../http/exchange';
import { restError } from '../rest/rest-error';
import { type FaultBox, numberIn, textIn } from './fault-box';
import type { FaultName, FaultParameters } from './fault-kinds';

/** Answers a request the way the faults in force want it. */
export async function withRestFaults(
  faults: FaultBox,
  request: { readonly method: string; readonly path: string },
  handle: () => Outgoing,
): Promise<Outgoing> {
  const take = (name: FaultName) => faults.take(name, (parameters) => concerns(parameters, request));
  const before = take('delayRequest');
  if (before) await pause(numberIn(before, 'delayMs'));
  const refusal = take('refuseRequest');
  if (refusal) return toRefusal(refusal);
  if (take('loseRequest')) return { status: 0, lose: true };
  const outgoing = handle();
  const late = take('delayAnswer');
  if (late) await pause(numberIn(late, 'delayMs'));
  return take('loseAnswer') ? { ...outgoing, lose: true } : outgoing;
}

/** `path` is a part of the request's path, or a regular expression between slashes and `$`, e.g. `bring-in$`. */
function concerns(parameters: FaultParameters, request: { readonly method: string; readonly path: string }): boolean {
  const method = textIn(parameters, 'method');
  const path = textIn(parameters, 'path');
  return (
    (method === undefined || method === request.method) && (path === undefined || new RegExp(path).test(request.path))
  );
}

function toRefusal(parameters: FaultParameters): Outgoing {
  const status = numberIn(parameters, 'status');
  const retryAfterS = numberIn(parameters, 'retryAfterS');
  const errorCode = textIn(parameters, 'errorCode') ?? 'CMN-201';
  const error = restError(status, errorCode, textIn(parameters, 'message') ?? 'Service Temporary Unavailable');
  return { ...error, ...(retryAfterS > 0 && { headers: { 'Retry-After': String(retryAfterS) } }) };
}

function pause(delayMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, delayMs));
}
