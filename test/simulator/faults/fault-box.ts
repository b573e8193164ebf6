import { FAULT_KINDS, type FaultName, type FaultParameters } from './fault-kinds';

/** The faults in force. */
export interface FaultBox {
  /** Adds lasting faults; the faults of the same names that were there before go. */
  put(faults: readonly (readonly [FaultName, FaultParameters])[]): void;
  /** The first fault of this name that matches, counted down; undefined if there is none. */
  take(name: FaultName, matches?: (parameters: FaultParameters) => boolean): FaultParameters | undefined;
  clear(): void;
  list(): readonly { readonly name: FaultName; readonly parameters: FaultParameters; readonly left: number | null }[];
}

interface Armed {
  readonly name: FaultName;
  readonly parameters: FaultParameters;
  left: number;
}

/** Creates an empty box. */
export function createFaultBox(): FaultBox {
  let armed: Armed[] = [];
  return {
    put(faults) {
      const names = new Set(faults.map(([name]) => name));
      const lasting = faults.filter(([name]) => !FAULT_KINDS[name].once);
      armed = armed.filter((each) => !names.has(each.name));
      for (const [name, parameters] of lasting) {
        const { count } = parameters;
        armed.push({ name, parameters, left: typeof count === 'number' ? count : Number.POSITIVE_INFINITY });
      }
    },
    take(name, matches = () => true) {
      const found = armed.find((each) => each.name === name && each.left > 0 && matches(each.parameters));
      if (found) found.left -= 1;
      return found?.parameters;
    },
    clear() {
      armed = [];
    },
    list: () =>
      armed.map(({ name, parameters, left }) => ({ name, parameters, left: Number.isFinite(left) ? left : null })),
  };
}

/** A number among parameters; 0 if it is none. */
export function numberIn(parameters: FaultParameters | undefined, name: string): number {
  const value = parameters?.[name];
  return typeof value === 'number' ? value : 0;
}

/** A text among parameters, or undefined. */
export function textIn(parameters: FaultParameters | undefined, name: string): string | undefined {
  const value = parameters?.[name];
  return typeof value === 'string' ? value : undefined;
}
