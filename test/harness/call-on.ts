import type { Cdp } from './cdp.ts';

/** Runs a function with a node of the page as `this`, and gives back its JSON. It must not use anything from outside. */
export async function callOn<T, A extends readonly unknown[]>(
  cdp: Cdp,
  nodeId: number,
  run: (this: never, ...args: A) => T,
  ...args: A
): Promise<T> {
  const { object } = await cdp.send<{ object: { objectId: string } }>('DOM.resolveNode', { nodeId });
  const { result } = await cdp.send<{ result: { value: T } }>('Runtime.callFunctionOn', {
    objectId: object.objectId,
    // The TypeScript runner marks named functions with __name, which the page does not know.
    functionDeclaration: `function (...args) { const __name = (f) => f; return (${run.toString()}).apply(this, args); }`,
    arguments: args.map((value) => ({ value })),
    returnByValue: true,
  });
  return result.value;
}
