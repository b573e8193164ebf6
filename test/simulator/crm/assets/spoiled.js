/* Runs before everything else of a page: takes the built-ins that a careless script would trust, and keeps what it hears. */
(() => {
  const heard = [];
  globalThis.heard = heard;
  const tell = (name, args) => heard.length < 500 && heard.push(`${name} ${args.map(String).join(' ')}`);
  const spoil = (owner, name) => {
    const real = owner[name];
    const wrapped = function (...args) {
      tell(name, args);
      return real.apply(this, args);
    };
    Object.defineProperty(owner, name, { configurable: true, writable: true, value: wrapped });
  };
  for (const name of ['attachShadow', 'matches', 'closest', 'append', 'addEventListener', 'setAttribute']) {
    spoil(Element.prototype, name);
  }
  for (const name of ['showPopover', 'hidePopover']) spoil(HTMLElement.prototype, name);
  spoil(Document.prototype, 'createElement');
  spoil(Document.prototype, 'createElementNS');
  spoil(Node.prototype, 'appendChild');
  spoil(globalThis.JSON, 'parse');
  spoil(CustomElementRegistry.prototype, 'define');
  spoil(Function.prototype, 'call');
  for (const name of ['MutationObserver', 'IntersectionObserver', 'CSSStyleSheet', 'ResizeObserver']) {
    globalThis[name] = class {
      constructor() {
        tell(name, []);
        throw new Error('This page has taken it');
      }
    };
  }
  Event.prototype.stopPropagation = () => tell('stopPropagation', []);
  Array.prototype.map = () => [];
  Array.prototype.flatMap = () => [];
  for (const name of ['then', 'catch']) Reflect.deleteProperty(Promise.prototype, name);
  crypto.randomUUID = () => 'always-the-same';
  Object.defineProperty(Event.prototype, 'isTrusted', { value: true });
  Object.defineProperty(IntersectionObserverEntry.prototype, 'isVisible', { value: true });
  for (const name of ['kind', 'ok', 'id', 'phase', 'isVisible']) {
    Object.defineProperty(Object.prototype, name, { configurable: true, get: () => 'polluted', set: () => {} });
  }
})();
