import type { CDPSession } from 'playwright-core';

/** A conversation with one DevTools target. */
export interface Cdp {
  send<T = unknown>(method: string, params?: object): Promise<T>;
}

/** What of a target's description is read here. */
export interface TargetInfo {
  readonly targetId: string;
  readonly type: string;
  readonly url: string;
}

interface Reply {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

const REPLY_TIMEOUT_MS = 20_000;

/** Playwright's own session, with methods by name. */
export function toCdp(session: CDPSession): Cdp {
  const untyped = session as unknown as Cdp; // Playwright types every method by a literal name
  return { send: (method, params = {}) => untyped.send(method, params) };
}

/** Every target of the browser, those too that Playwright does not show (popup, offscreen document). */
export async function listTargets(browser: CDPSession): Promise<readonly TargetInfo[]> {
  const { targetInfos } = await browser.send('Target.getTargets');
  return targetInfos;
}

/** Talks to a target that Playwright does not show. The session ends with `detach`. */
export async function attach(browser: CDPSession, targetId: string): Promise<Cdp & { detach(): Promise<void> }> {
  const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: false });
  const pending = new Map<number, Pending>();
  let lastId = 0;
  const receive = (event: { readonly sessionId: string; readonly message: string }) => {
    if (event.sessionId !== sessionId) return;
    settle(pending, JSON.parse(event.message) as Reply);
  };
  browser.on('Target.receivedMessageFromTarget', receive);
  const send = <T>(method: string, params: object = {}) => {
    lastId += 1;
    const id = lastId;
    const message = JSON.stringify({ id, method, params });
    const answer = replyTo<T>(pending, id, method);
    browser.send('Target.sendMessageToTarget', { sessionId, message }).catch((error: Error) => {
      pending.get(id)?.reject(error);
    });
    return answer;
  };
  const detach = async () => {
    browser.off('Target.receivedMessageFromTarget', receive);
    await browser.send('Target.detachFromTarget', { sessionId }).catch(() => undefined); // it may be gone already
  };
  return { send, detach };
}

function replyTo<T>(pending: Map<number, Pending>, id: number, method: string): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${method} was not answered`)), REPLY_TIMEOUT_MS);
    const done = () => {
      clearTimeout(timer);
      pending.delete(id);
    };
    pending.set(id, {
      resolve: (value) => {
        done();
        resolve(value as T);
      },
      reject: (error) => {
        done();
        reject(error);
      },
    });
  });
}

function settle(pending: Map<number, Pending>, reply: Reply): void {
  if (reply.id === undefined) return; // an event
  const waiting = pending.get(reply.id);
  if (reply.error) waiting?.reject(new Error(reply.error.message));
  else waiting?.resolve(reply.result);
}

interface Evaluated<T> {
  readonly result: { readonly value: T };
  readonly exceptionDetails?: { readonly text: string; readonly exception?: { readonly description?: string } };
}

/** Runs a function in the target and gives back its JSON. The function must not use anything from outside itself. */
export async function evaluate<T, A extends readonly unknown[]>(
  cdp: Cdp,
  run: (...args: A) => T | Promise<T>,
  ...args: A
): Promise<T> {
  // The TypeScript runner marks named functions with __name, which the target does not know.
  const expression = `(() => { const __name = (f) => f; return (${run.toString()})(...${JSON.stringify(args)}) })()`;
  const options = { expression, awaitPromise: true, returnByValue: true };
  const { result, exceptionDetails } = await cdp.send<Evaluated<T>>('Runtime.evaluate', options);
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value;
}
