import type { Outgoing } from '../http/exchange';
import { each } from './html';
import { layOut, STYLES } from './layout';
import { CONTACTS, DEAL_PEOPLE } from './people';

/** Pages that real CRMs do not have on purpose, and that a panel has to live with all the same. */

const page = (body: string, headers: Readonly<Record<string, string>> = {}): Outgoing => ({
  status: 200,
  headers,
  body,
});

const typed = (type: string, body: string): Outgoing => page(body, { 'Content-Type': type });

const people = (): string => each(DEAL_PEOPLE, ({ name, phone }) => `<p>${name}, ${phone}</p>`);

/** Fights the panel with all that a page may do. `assets/hostile.mjs` lists the ways. */
function hostile(spoiled: boolean): Outgoing {
  const first = spoiled ? '<script src="/assets/spoiled.js"></script>' : '';
  return page(`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Hostile page</title>${first}${STYLES}
    </head><body style="display: block; padding: 20px"><h1>Hostile page</h1>
    <p>Every button begins one attack on the panel and ends the one before.</p><div class="attacks"></div>${people()}
    <script type="module" src="/assets/hostile.mjs"></script></body></html>`);
}

const STRICT = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** A policy as strict as they come, and a page that shares nothing with others. */
const strict = (): Outgoing =>
  page(
    layOut({
      title: 'Strict policy',
      section: '',
      main: `<section class="wide"><h1>Strict policy</h1>${people()}</section>`,
    }),
    {
      'Content-Security-Policy': STRICT,
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Permissions-Policy': 'microphone=(), camera=(), display-capture=(), autoplay=()',
      'Referrer-Policy': 'no-referrer',
      'X-Frame-Options': 'DENY',
      'X-Content-Type-Options': 'nosniff',
    },
  );

/** Everything on the page fights with the reader: styles that undo all, and sizes of another kind. */
const styled = (): Outgoing =>
  page(`<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>Odd styles</title><style>
    * { all: unset !important; color: red !important; font: 6px/1 serif !important; display: inline !important }
    :root { zoom: 1.7; writing-mode: vertical-rl; filter: invert(1) } partyline-panel { display: none !important }
    @media print { * { background: black !important } }</style></head><body><h1>مرحبا</h1>${people()}</body></html>`);

const xhtml = (): Outgoing =>
  typed(
    'application/xhtml+xml; charset=utf-8',
    `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>XHTML</title></head><body>${people()}</body></html>`,
  );

const svg = (): Outgoing =>
  typed(
    'image/svg+xml',
    '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="200"><text y="40">Chart</text></svg>',
  );

const xml = (): Outgoing =>
  typed('application/xml', '<?xml version="1.0"?><contacts><contact>Priya</contact></contacts>');

const frames = (): Outgoing =>
  page(
    '<html><head><title>Frames</title></head><frameset cols="50%,50%"><frame src="/deals"><frame src="/contacts"></frameset></html>',
  );

/** An origin of its own, though the address says otherwise. */
const sandboxed = (): Outgoing =>
  page(`<title>Sandboxed</title>${people()}`, { 'Content-Security-Policy': 'sandbox allow-scripts' });

/** Five documents in one, as portals have them. */
const portal = (): Outgoing =>
  page(`<!doctype html><title>Portal</title>${'<iframe src="/frames/letters/61032"></iframe>'.repeat(5)}`);

/** A page whose frame is sandboxed. */
const sandboxedFrame = (): Outgoing =>
  page(
    `<!doctype html><title>Sandboxed frame</title><iframe sandbox="allow-scripts" srcdoc="<p>(415) 555-0132</p>"></iframe>${people()}`,
  );

const HUGE_COPIES = 6;

/** Twelve thousand elements in one flat list, which the browser has to lay out at once. */
const huge = (): Outgoing =>
  page(
    `<!doctype html><title>Huge</title><ul>${each(CONTACTS, ({ name, phone }) => `<li>${name} <b>${phone}</b></li>`).repeat(HUGE_COPIES)}</ul>`,
  );

/** A record that asks something and lets nobody else be pressed meanwhile. */
const dialog = (): Outgoing =>
  page(`<!doctype html><title>Dialog</title>${people()}<dialog style="width: 600px; height: 400px">Discard your changes?</dialog>
    <script>document.querySelector('dialog').showModal()</script>`);

const PDF_OBJECTS = [
  '<< /Type /Catalog /Pages 2 0 R >>',
  '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
  '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] >>',
];

/** The smallest paper that viewers open. */
function pdf(): Outgoing {
  const objects = each(PDF_OBJECTS, (object, index) => `${index + 1} 0 obj ${object} endobj`);
  return typed('application/pdf', `%PDF-1.4\n${objects}\ntrailer << /Root 1 0 R /Size 4 >>\n%%EOF`);
}

const PAGES: Readonly<Record<string, () => Outgoing>> = {
  '/hostile': () => hostile(false),
  '/hostile/spoiled': () => hostile(true),
  '/strict': strict,
  '/odd/styles': styled,
  '/odd/xhtml': xhtml,
  '/odd/svg': svg,
  '/odd/xml': xml,
  '/odd/frames': frames,
  '/odd/portal': portal,
  '/odd/sandboxed': sandboxed,
  '/odd/sandboxed-frame': sandboxedFrame,
  '/odd/huge': huge,
  '/odd/dialog': dialog,
  '/odd/pdf': pdf,
  '/odd/text': () => typed('text/plain; charset=utf-8', 'Priya Natarajan, (415) 555-0132\n'),
  '/odd/json': () => typed('application/json', '{"name":"Priya Natarajan","phone":"(415) 555-0132"}'),
};

/** Answers for the page of tests at a path; undefined where there is none. */
export const testPage = (path: string): Outgoing | undefined => PAGES[path]?.();
