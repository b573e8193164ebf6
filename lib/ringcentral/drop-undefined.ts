type Defined<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** Leaves out what is undefined, so that a patch says nothing about what it did not see. */
export function dropUndefined<T extends object>(value: T): Defined<T> {
  const defined: { [K in keyof T]?: T[K] } = {};
  // Every notification passes here, and a way by entries and back costs several times as much.
  for (const key in value) if (value[key] !== undefined) defined[key] = value[key];
  // The condition above is what Defined<T> promises; TypeScript does not follow it.
  return defined as unknown as Defined<T>;
}
