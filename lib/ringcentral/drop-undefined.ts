type Defined<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** Leaves out what is undefined, so that a patch says nothing about what it did not see. */
export function dropUndefined<T extends object>(value: T): Defined<T> {
  const defined = Object.entries(value).filter(([, field]) => field !== undefined);
  // Object.fromEntries forgets the keys; the filter above is what Defined<T> promises.
  return Object.fromEntries(defined) as Defined<T>;
}
