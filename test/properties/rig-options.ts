import type { ApiCall } from '../../lib/ringcentral/api';
import type { Switches } from '../simulator/world/switches';
import type { DeathInSave } from './disk';
import type { MicrophoneAnswer } from './model-phone';
import type { RecordFate } from './model-record';
import type { RequestFate } from './network';

export interface RigOptions {
  readonly switches?: Partial<Switches>;
  readonly seed?: number;
  /** Unit: milliseconds since the epoch. */
  readonly startMs?: number;
  readonly microphone?: MicrophoneAnswer;
  /** Calls ring in this browser. */
  readonly ringsHere?: boolean;
  /** Requests pass the gate, and are counted as RingCentral counts them. */
  readonly hasRateLimits?: boolean;
  /** Decides the fate of a request; the number counts from 0. */
  readonly fate?: (call: ApiCall, number: number) => RequestFate;
  /** Delivery of one notification: delays of its copies; an empty list loses it. Unit: milliseconds. */
  readonly delivery?: (number: number) => readonly number[];
  readonly latencyMs?: number;
  readonly recordFate?: (number: number) => RecordFate;
  /** The worker dies in the nth save: before it reached the disk, or right after. */
  readonly killAtSave?: DeathInSave & { readonly downMs: number };
}
