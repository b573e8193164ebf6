import type { ApiCall } from '../../lib/ringcentral/api';
import type { ManualScheduler } from '../simulator/world/manual-scheduler';
import type { Switches } from '../simulator/world/switches';
import type { World } from '../simulator/world/world';
import type { DeathInSave } from './disk';
import type { MicrophoneAnswer } from './model-phone';
import type { RecordFate } from './model-record';
import type { RequestFate } from './network';

export interface RigOptions {
  readonly switches?: Partial<Switches>;
  readonly seed?: number;
  /** Unit: milliseconds since the epoch. */
  readonly startMs?: number;
  /** The same rep in another browser: one world, one time. */
  readonly beside?: { readonly clock: ManualScheduler; readonly world: World };
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
