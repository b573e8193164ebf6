import { each, escapeHtml } from './html';
import { type CrmPage, recordLink } from './layout';
import { COLLEAGUE, type Contact, DEAL_PEOPLE } from './people';

interface Deal {
  readonly id: string;
  readonly name: string;
  readonly stage: string;
  readonly amount: string;
  readonly close: string;
}

const STAGES = ['Qualified', 'Demo', 'Negotiation', 'Contract', 'Won'];

const DEALS: readonly Deal[] = [
  {
    id: '48213',
    name: 'Harborline Shipping: 3-year renewal',
    stage: 'Negotiation',
    amount: '$184,000',
    close: '30 June',
  },
  { id: '48190', name: 'Calder & Sons: pilot', stage: 'Demo', amount: '$22,500', close: '14 July' },
  { id: '48107', name: 'Meridian Cold Chain: expansion', stage: 'Qualified', amount: '$96,000', close: '1 September' },
  { id: '47986', name: 'Kestrel Parts: seats', stage: 'Contract', amount: '$41,300', close: '20 June' },
];

const telHref = ({ number }: Contact): string => `tel:${number}`;

function personRow(contact: Contact): string {
  return `<tr><td>${recordLink(`/contacts/${contact.id}`, contact.name)}<small>${escapeHtml(contact.role)}</small></td>
    <td><a href="${telHref(contact)}">${contact.phone}</a></td>
    <td><a href="mailto:${contact.email}">${contact.email}</a></td></tr>`;
}

const peopleTable = (people: readonly Contact[]): string =>
  `<table><thead><tr><th>Name</th><th>Phone</th><th>Email</th></tr></thead><tbody>${each(people, personRow)}</tbody></table>`;

function stageBar(current: string): string {
  const now = STAGES.indexOf(current);
  const look = (index: number): string => (index < now ? ' class="done"' : index === now ? ' class="now"' : '');
  return `<ol class="stages">${each(STAGES, (stage, index) => `<li${look(index)}>${stage}</li>`)}</ol>`;
}

const FEED = [
  ['Elena asked for the penetration test report.', 'Yesterday, 16:20'],
  ['Proposal v3 (SO-2031-004711) sent to Tom, Priya in copy.', 'Monday, 09:05'],
  ['Discovery call, 42 minutes. Renewal wanted, price is open.', 'Last week'],
] as const;

/** One deal, with the people who decide about it. */
export function dealPage(id: string): CrmPage | undefined {
  const deal = DEALS.find((one) => one.id === id);
  if (!deal) return undefined;
  const { name, stage, amount, close } = deal;
  const main = `
    <section class="wide">
      <div class="title"><h1>${escapeHtml(name)}</h1><span class="soft">Deal ${id}, owner Jordan Reyes</span>
        <span class="amount">${amount}</span></div>
      ${stageBar(stage)}
    </section>
    <section><h2>Stakeholders</h2>${peopleTable(DEAL_PEOPLE)}</section>
    <section><h2>Deal</h2>
      <dl><dt>Close date</dt><dd>${close}</dd><dt>Forecast</dt><dd>Commit</dd>
        <dt>Product</dt><dd>Freight Planner, 240 seats</dd>
        <dt>Next step</dt><dd>Call with all three on pricing and the security annex</dd></dl>
    </section>
    <section><h2>Activity</h2>
      <ul class="feed">${each(FEED, ([text, when]) => `<li>${text}<time>${when}</time></li>`)}</ul>
    </section>
    <section><h2>Deal team</h2><ul class="feed"><li>${recordLink(`/contacts/${COLLEAGUE.id}`, COLLEAGUE.name)},
      ${COLLEAGUE.phone}<time>${COLLEAGUE.role}</time></li></ul></section>`;
  return { title: name, section: '/deals', main };
}

/** All deals. */
export function dealsPage(): CrmPage {
  const row = ({ id, name, stage, amount, close }: Deal) =>
    `<tr><td>${recordLink(`/deals/${id}`, name)}</td><td><span class="tag">${stage}</span></td><td>${amount}</td>
      <td>${close}</td></tr>`;
  const main = `<section class="wide"><div class="title"><h1>Deals</h1><span class="soft">This quarter</span></div>
    <table><thead><tr><th>Deal</th><th>Stage</th><th>Amount</th><th>Closes</th></tr></thead>
    <tbody>${each(DEALS, row)}</tbody></table></section>`;
  return { title: 'Deals', section: '/deals', main };
}
