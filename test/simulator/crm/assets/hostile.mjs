/**
 * What a page can try against the panel. `attacks[name]()` begins one and gives the way to end it. Everything here is
 * allowed to any page: it knows the panel's host element, never what is inside.
 */

const host = () => document.querySelector('partyline-panel');
const root = document.documentElement;

/** Inline and important, which beats every other style of the page. */
function styled(element, styles) {
  for (const [name, value] of Object.entries(styles)) element.style.setProperty(name, value, 'important');
  return () => {
    for (const name of Object.keys(styles)) element.style.removeProperty(name);
  };
}

function sheet(css) {
  const element = document.createElement('style');
  element.textContent = css;
  document.head.append(element);
  return () => element.remove();
}

/** Something to win that lies over everything and lets clicks through. */
function lure(tag) {
  const element = document.createElement(tag);
  element.textContent = 'You have won. Press here to take your prize.';
  const place = 'position: fixed; inset: 0; width: 100vw; height: 100vh; max-width: none; max-height: none; margin: 0';
  element.style.cssText = `${place}; border: 0; background: #fff; pointer-events: none; z-index: 2147483647`;
  document.body.append(element);
  return element;
}

const hide = (styles) => () => styled(root, styles);

/** Closed without a word; the page's own styles then reach the host again. */
function closeAndMask() {
  host().hidePopover();
  return styled(root, { 'mask-image': 'linear-gradient(transparent, transparent)' });
}

function coverWithPopover() {
  const element = lure('div');
  element.popover = 'manual';
  element.showPopover();
  return () => element.remove();
}

function coverWithDialog() {
  const element = lure('dialog');
  element.showModal();
  return () => element.remove();
}

function cover() {
  const element = lure('div');
  return () => element.remove();
}

/** Brings the host to wherever the pointer is. */
function followPointer() {
  const move = ({ clientX, clientY }) => {
    styled(host(), { inset: 'auto', left: `${clientX - 40}px`, top: `${clientY - 40}px` });
  };
  addEventListener('pointermove', move);
  return () => {
    removeEventListener('pointermove', move);
    for (const name of ['inset', 'left', 'top']) host()?.style.removeProperty(name);
  };
}

/** Hides the host the moment before a click, so that the press meets it and nobody saw it. */
function blink() {
  let undo = () => {};
  const before = () => {
    undo = styled(host(), { opacity: '0.01' });
  };
  addEventListener('pointermove', before, { once: true });
  return () => {
    removeEventListener('pointermove', before);
    undo();
  };
}

/** Whatever the panel does, it is taken out again: `rate` times a second. */
function repeatedly(act, rate) {
  const timer = setInterval(act, 1000 / rate);
  return () => clearInterval(timer);
}

const onHost = (act) => () => {
  const element = host();
  if (element) act(element);
};

/** A thousand changes a second around the host, in as many pieces as timers allow. */
function churn() {
  const bin = document.createElement('div');
  root.append(bin);
  const stop = repeatedly(() => {
    for (let count = 0; count < 10; count += 1) {
      root.append(document.createElement('i'));
      root.lastElementChild.remove();
      host()?.setAttribute('data-turn', String(count));
    }
  }, 100);
  return () => {
    stop();
    bin.remove();
  };
}

function cloneHost() {
  const copy = host().cloneNode(true);
  root.append(copy);
  copy.showPopover?.();
  return () => copy.remove();
}

/** Every name that a script of a web extension might listen to, dispatched as the extension would. */
function forge(extensionId) {
  for (const name of ['panel', 'stub', 'content', 'finder']) {
    const detail = { messageId: 'forged', contentScriptName: name };
    const type = `${extensionId}:${name}:wxt:content-script-started`;
    for (const target of [document, window]) target.dispatchEvent(new CustomEvent(type, { detail }));
    postMessage({ type: 'wxt:content-script-started', ...detail }, '*');
  }
  for (const kind of ['idle', 'layout', 'snapshot', 'command', 'focus']) postMessage({ kind, id: '1' }, '*');
}

const CLICKJACKING = {
  'opacity-001': hide({ opacity: '0.01' }),
  'opacity-999': hide({ opacity: '0.999' }),
  mask: hide({ 'mask-image': 'linear-gradient(transparent, transparent)' }),
  filter: hide({ filter: 'opacity(0)' }),
  'clip-path': hide({ 'clip-path': 'inset(100%)' }),
  transform: hide({ transform: 'scale(0.1)' }),
  visibility: hide({ visibility: 'hidden' }),
  blend: hide({ 'mix-blend-mode': 'screen' }),
  'display-none': hide({ display: 'none' }),
  'content-visibility': hide({ 'content-visibility': 'hidden' }),
  zoom: hide({ zoom: '0.1' }),
  inert: () => {
    root.inert = true;
    return () => {
      root.inert = false;
    };
  },
  'host-sheet': () => sheet('partyline-panel { opacity: 0.01 !important; filter: opacity(0) !important }'),
  'host-animation': () =>
    sheet('@keyframes fade { to { opacity: 0.01 } } partyline-panel { animation: fade 1ms forwards !important }'),
  'host-opacity': () => styled(host(), { opacity: '0.01' }),
  'host-mask': () => styled(host(), { 'mask-image': 'linear-gradient(transparent, transparent)' }),
  'host-clip': () => styled(host(), { 'clip-path': 'inset(0 0 90% 0)' }),
  'host-transform': () => styled(host(), { transform: 'scale(0.2)' }),
  cover,
  'cover-popover': coverWithPopover,
  'cover-dialog': coverWithDialog,
  'close-and-mask': closeAndMask,
  'follow-pointer': followPointer,
  blink,
};

const FIGHTS = {
  remove: () =>
    repeatedly(
      onHost((element) => element.remove()),
      50,
    ),
  close: () =>
    repeatedly(
      onHost((element) => element.matches(':popover-open') && element.hidePopover()),
      50,
    ),
  attribute: () =>
    repeatedly(
      onHost((element) => element.removeAttribute('popover')),
      50,
    ),
  move: () => {
    const jail = document.createElement('div');
    jail.hidden = true;
    document.body.append(jail);
    const stop = repeatedly(
      onHost((element) => element.parentNode !== jail && jail.append(element)),
      50,
    );
    return () => {
      stop();
      jail.remove();
    };
  },
  clone: cloneHost,
  churn,
};

Object.assign(globalThis, { attacks: { ...CLICKJACKING, ...FIGHTS }, forge });

/** By hand: one attack at a time. */
let end = () => {};
for (const name of Object.keys(globalThis.attacks)) {
  const button = document.createElement('button');
  button.textContent = name;
  button.addEventListener('click', () => {
    end();
    end = globalThis.attacks[name]();
  });
  document.querySelector('.attacks')?.append(button);
}
