/** Something that many wait for and one opens. */
export interface Gate {
  readonly passed: Promise<void>;
  open(): void;
}

/** Builds a gate that is shut. */
export function createGate(): Gate {
  let open = () => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open };
}
