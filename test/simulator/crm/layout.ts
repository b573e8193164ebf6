import { each, escapeHtml } from './html';

/** What a page of the CRM is made of. */
export interface CrmPage {
  readonly title: string;
  /** The entry of the menu under which it is found. */
  readonly section: string;
  /** Markup of its main part. */
  readonly main: string;
}

const SECTIONS = [
  { href: '/deals', text: 'Deals' },
  { href: '/contacts', text: 'Contacts' },
];

const TEST_PAGES = [
  { href: '/hostile', text: 'Hostile page' },
  { href: '/strict', text: 'Strict policy' },
];

export const STYLES = `<link rel="stylesheet" href="/assets/fieldbook.css"><link rel="stylesheet" href="/assets/records.css">`;

/** A link that the CRM follows without loading a page. */
export const recordLink = (href: string, text: string): string =>
  `<a data-record href="${href}">${escapeHtml(text)}</a>`;

const menu = (current: string): string =>
  each(
    SECTIONS,
    ({ href, text }) => `<a data-record href="${href}"${href === current ? ' aria-current="page"' : ''}>${text}</a>`,
  );

/** A whole page with the CRM's frame around it. */
export function layOut({ title, section, main }: CrmPage): string {
  return `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${escapeHtml(title)} | Fieldbook CRM</title>
  <link rel="icon" type="image/svg+xml" href="/assets/icon.svg">
  ${STYLES}
  <script type="module" src="/assets/app.mjs"></script>
  <script type="module" src="/assets/fields.mjs"></script>
  <script type="module" src="/assets/live.mjs"></script>
</head>
<body>
  <header class="bar">
    <strong>Fieldbook</strong>
    <input type="search" placeholder="Search people, deals, notes" aria-label="Search">
    <span class="user">Jordan Reyes, Northwind Freight</span>
    <button class="theme" type="button" aria-label="Light or dark">◐</button>
  </header>
  <nav class="rail">${menu(section)}
    <h2>For testing</h2>${each(TEST_PAGES, ({ href, text }) => `<a href="${href}">${text}</a>`)}
  </nav>
  <main>${main}</main>
</body>
</html>`;
}
