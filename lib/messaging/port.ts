import { browser } from 'wxt/browser';
import { type PortLike, toPortLike } from './port-like';

/** Opens a connection to the background from an extension page. */
export const connectToBackground = (name: string): PortLike => toPortLike(browser.runtime.connect({ name }));

/** Hands over every connection that is opened to the background. Call in the first turn of the worker. */
export function onConnection(listener: (port: PortLike) => void): void {
  browser.runtime.onConnect.addListener((port) => listener(toPortLike(port)));
}
