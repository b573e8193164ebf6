import type { Incoming, Outgoing } from '../http/exchange';
import { CRM_STYLE } from './crm-style';

/** A person on a deal, as the CRM knows them. */
export interface Stakeholder {
  readonly name: string;
  readonly role: string;
  /** As printed on the page. */
  readonly phone: string;
  readonly email: string;
}

/** The people of the demo deal. Numbers are from the range reserved for fiction. */
const STAKEHOLDERS: readonly Stakeholder[] = [
  {
    name: 'Priya Natarajan',
    role: 'VP Operations, decision maker',
    phone: '(415) 555-0132',
    email: 'priya@harborline.example',
  },
  { name: 'Tom Whitaker', role: 'Procurement lead', phone: '(415) 555-0147', email: 'tom@harborline.example' },
  { name: 'Elena Kovács', role: 'IT security', phone: '+1 628-555-0119', email: 'elena@harborline.example' },
];

function page(title: string, current: string, main: string): string {
  const link = (href: string, text: string) =>
    `<a href="${href}"${href === current ? ' aria-current="page"' : ''}>${text}</a>`;
  return `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${title} | Fieldbook CRM</title>
  <style>${CRM_STYLE}</style>
</head>
<body>
  <header>
    <strong>Fieldbook</strong>
    <nav>${link('/', 'Harborline renewal')}${link('/deals', 'Deals')}</nav>
    <span class="user">Jordan Reyes, Northwind Freight</span>
  </header>
  <main>${main}</main>
</body>
</html>`;
}

function stakeholderRow({ name, role, phone, email }: Stakeholder): string {
  const dialled = phone.replaceAll(/[^0-9+]/g, '');
  return `<tr>
        <td>${name}<span class="role">${role}</span></td>
        <td><a href="tel:${dialled.startsWith('+') ? dialled : `+1${dialled}`}">${phone}</a></td>
        <td><a href="mailto:${email}">${email}</a></td>
      </tr>`;
}

function dealPage(): string {
  return page(
    'Harborline renewal',
    '/',
    `
    <section class="wide">
      <div class="title"><h1>Harborline Shipping: 3-year renewal</h1>
        <span class="muted">Deal 48213, owner Jordan Reyes</span><span class="amount">$184,000</span></div>
      <ol class="stages"><li class="done">Qualified</li><li class="done">Demo</li><li class="now">Negotiation</li>
        <li>Contract</li><li>Won</li></ol>
    </section>
    <section>
      <h2>Stakeholders</h2>
      <table>
        <thead><tr><th>Name</th><th>Phone</th><th>Email</th></tr></thead>
        <tbody>${STAKEHOLDERS.map(stakeholderRow).join('')}</tbody>
      </table>
    </section>
    <section>
      <h2>Deal</h2>
      <dl><dt>Close date</dt><dd>30 June</dd><dt>Forecast</dt><dd>Commit</dd><dt>Product</dt><dd>Freight Planner, 240 seats</dd>
        <dt>Next step</dt><dd>Call with all three on pricing and the security annex</dd></dl>
    </section>
    <section class="wide">
      <h2>Activity</h2>
      <ul class="feed">
        <li>Elena asked for the penetration test report.<time>Yesterday, 16:20</time></li>
        <li>Proposal v3 sent to Tom, Priya in copy.<time>Monday, 09:05</time></li>
        <li>Discovery call, 42 minutes. Renewal wanted, price is open.<time>Last week</time></li>
      </ul>
    </section>`,
  );
}

function dealsPage(): string {
  const row = (name: string, stage: string, amount: string) =>
    `<tr><td>${name}</td><td>${stage}</td><td>${amount}</td></tr>`;
  return page(
    'Deals',
    '/deals',
    `
    <section class="wide">
      <h1>Deals</h1>
      <table>
        <thead><tr><th>Deal</th><th>Stage</th><th>Amount</th></tr></thead>
        <tbody>
        ${row('<a href="/">Harborline Shipping: 3-year renewal</a>', 'Negotiation', '$184,000')}
        ${row('Calder &amp; Sons: pilot', 'Demo', '$22,500')}
        ${row('Meridian Cold Chain: expansion', 'Qualified', '$96,000')}
        </tbody>
      </table>
    </section>`,
  );
}

/** Answers a request to the demo CRM. */
export function answerCrm({ method, path }: Incoming): Outgoing {
  if (method !== 'GET') return { status: 405, body: 'Method not allowed' };
  if (path === '/') return { status: 200, body: dealPage() };
  if (path === '/deals') return { status: 200, body: dealsPage() };
  return { status: 404, body: page('Not found', path, '<section class="wide"><h1>Not found</h1></section>') };
}
