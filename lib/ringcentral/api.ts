import type { Failure, Outcome } from '../shared/outcome';
import type { HeaderReader } from './rate-headers';
import type { Lane, RateGroup } from './rate-window';
import type { Priority } from './telephony';

/** One REST request in plain words. */
export interface ApiCall {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Absolute path below the server, every id already encoded. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, unknown>>;
  readonly group: RateGroup;
  readonly priority: Priority;
  readonly lane?: Lane;
}

/** What came back, whatever its status. */
export interface ApiAnswer {
  readonly status: number;
  readonly headers: HeaderReader;
  /** The parsed JSON; undefined when the body was empty. */
  readonly body: unknown;
  /** False when there was a body that is not JSON. */
  readonly isReadable: boolean;
}

/** `failure` means that no answer came; `isFault` that not even a connection did. */
export type Sent = { readonly answer: ApiAnswer } | { readonly failure: Failure; readonly isFault: boolean };

/** Sends one request with the rep's token. Calls `leaving` right before the request itself goes out; never rejects. */
export type Send = (call: ApiCall, signal: AbortSignal, leaving: () => void) => Promise<Sent>;

/** Sends one request through the gate; settles within its deadline and never rejects. */
export type ApiRequest = (call: ApiCall) => Promise<Outcome<unknown>>;
