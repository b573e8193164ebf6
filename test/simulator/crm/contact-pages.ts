import { each, escapeHtml } from './html';
import { type CrmPage, recordLink, STYLES } from './layout';
import { CONTACTS, type Contact, findContact } from './people';

const ROWS_PER_SHEET = 50;
/** Changes a second unless the address says otherwise. */
const CALM = '2';

function contactRow(contact: Contact, index: number): string {
  const { id, name, role, company, phone, number, city } = contact;
  // Half of the numbers are links, as in lists that were built over years.
  const shown = index % 2 === 0 ? `<a href="tel:${number}">${phone}</a>` : phone;
  return `<tr><td class="name">${recordLink(`/contacts/${id}`, name)}</td><td>${role}<small>${escapeHtml(company)}, ${city}</small></td>
    <td class="phone">${shown}</td><td class="stage">Qualified</td><td class="touched">12 May 2031</td></tr>`;
}

/** Rows in sheets that the browser may skip while they are out of sight. */
function sheets(contacts: readonly Contact[]): string {
  const starts = Array.from(
    { length: Math.ceil(contacts.length / ROWS_PER_SHEET) },
    (_, sheet) => sheet * ROWS_PER_SHEET,
  );
  return each(
    starts,
    (start) =>
      `<table class="sheet"><tbody>${each(contacts.slice(start, start + ROWS_PER_SHEET), contactRow)}</tbody></table>`,
  );
}

/** A thousand people, some of whom change while you look. `rate` is in changes a second. */
export function contactsPage(rate: string | null): CrmPage {
  const perSecond = rate !== null && /^\d{1,3}$/.test(rate) ? rate : CALM;
  const main = `<section class="wide"><div class="title"><h1>Contacts</h1>
      <span class="soft">${CONTACTS.length.toLocaleString('en')} people</span></div></section>
    <section><fieldbook-live rate="${perSecond}">${sheets(CONTACTS)}</fieldbook-live></section>
    <section><h2>Just now</h2><ul class="feed live-news"></ul></section>`;
  return { title: 'Contacts', section: '/contacts', main };
}

const field = (label: string, value: string, href?: string): string =>
  `<fieldbook-field label="${label}" value="${escapeHtml(value)}"${href ? ` href="${escapeHtml(href)}"` : ''}></fieldbook-field>`;

/** One person: fields with roots of their own, letters in a frame, a form with a number in it. */
export function contactPage(id: string): CrmPage | undefined {
  const contact = findContact(id);
  if (!contact) return undefined;
  const { name, role, company, phone, number, email, city } = contact;
  const main = `
    <section class="wide"><div class="title"><h1>${escapeHtml(name)}</h1>
      <span class="soft">${escapeHtml(role)}, ${escapeHtml(company)}</span></div></section>
    <section><h2>About</h2>${field('Phone', phone, `tel:${number}`)}${field('Email', email, `mailto:${email}`)}
      ${field('City', city)}${field('Customer number', 'C-2031-004711')}</section>
    <section><h2>Deals</h2><p>${recordLink('/deals/48213', 'Harborline Shipping: 3-year renewal')}</p></section>
    <section><h2>Letters</h2><iframe src="/frames/letters/${id}" title="Letters"></iframe></section>
    <section><h2>Edit</h2><form><input name="phone" type="tel" value="${escapeHtml(phone)}" aria-label="Phone">
      <textarea name="note" rows="3" aria-label="Note" placeholder="Note"></textarea></form></section>`;
  return { title: name, section: '/contacts', main };
}

/** What stands in the frame of a contact's page: a document of its own, from the same origin. */
export function lettersPage(id: string): string | undefined {
  const contact = findContact(id);
  if (!contact) return undefined;
  const { name, phone } = contact;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Letters</title>${STYLES}</head>
    <body style="display: block"><ul class="feed"><li>Thanks for the offer. Best reach me on ${phone} before noon.
    <time>${escapeHtml(name)}, Tuesday</time></li><li>Attached is invoice 2031-118840.<time>Jordan, Monday</time></li></ul></body></html>`;
}
