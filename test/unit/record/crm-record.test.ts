import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toDocument } from '../../../components/record-words';
import { hideSummary } from '../../../entrypoints/popup/private-view';
import { isWebLink, MAX_CRM_LINK } from '../../../lib/call/crm-record';
import { isBuiltLikeCall } from '../../../lib/conductor/saved-call';
import { hideSnapshot, maskSnapshot } from '../../../lib/messaging/mask';
import { parseFromUi } from '../../../lib/messaging/schema';
import { RECORD_FORMATS, writeDocument } from '../../../lib/record/document';
import { toCsv } from '../../../lib/record/export';
import { isEntry } from '../../../lib/record/read-stored';
import { matches } from '../../../lib/record/search';
import { summarise } from '../../../lib/record/summary';
import { STORED } from '../../component/record-fixtures';
import { t } from '../../component/translate';
import { DANA, History, PRIYA } from '../call/history';

const CRM = { title: 'Deal: Acme renewal', link: 'https://crm.example/deals/7?tab=people' };

/** Dana, whom the rep found on a deal, and Priya, whom they dialled by hand. */
function calledFromPage(): History {
  const history = new History();
  history.fold({ kind: 'signedIn', account: { country: 'US', ownNumbers: [] } });
  const people = [
    { number: DANA, name: 'Dana', crm: CRM },
    { number: PRIYA, name: 'Priya' },
  ];
  history.command({ kind: 'start', people, bringIn: 'on-answer' });
  return history;
}

/** What is stored of Dana's call, with what she is in the CRM. */
function summaryWith(crm: typeof CRM | undefined) {
  const entries = STORED.entries.map((entry) =>
    entry.what === 'called' && entry.name === 'Dana Ortiz' && crm ? { ...entry, crm } : entry,
  );
  return summarise({ ...STORED, entries });
}

describe('an address', () => {
  test.each([
    ['https://acme.lightning.force.com/lightning/r/Opportunity/006/view', true],
    ['http://crm.intern/deal?id=7#notes', true],
    ['https://crm.example', true],
    ['javascript:alert(1)', false],
    ['data:text/html,<script>', false],
    ['file:///etc/passwd', false],
    ['chrome-extension://abc/options.html', false],
    ['https://bank.example@evil.example/', false],
    ['https://evil.example\nhttps://crm.example', false],
    ['HTTPS://crm.example', false],
    ['https://', false],
    ['', false],
    [`https://crm.example/${'x'.repeat(MAX_CRM_LINK)}`, false],
  ])('%j is opened with a click: %s', (link, isOpened) => {
    expect(isWebLink(link)).toBe(isOpened);
  });
});

describe('what somebody is in the CRM', () => {
  test('stays with their row and goes on record with being called, through a call back too', () => {
    const history = calledFromPage();
    expect(history.snapshot.rows.map(({ crm }) => crm)).toEqual([CRM, undefined]);
    expect(history.call.unrecorded.map(({ what, crm }) => [what, crm])).toEqual([
      ['started', undefined],
      ['called', CRM],
      ['called', undefined],
    ]);
    expect(isBuiltLikeCall(JSON.parse(JSON.stringify(history.call)))).toBe(true);
    expect(history.call.unrecorded.every(isEntry)).toBe(true);
  });

  test('reaches no web page, and nobody who looks on in private mode', () => {
    const { snapshot } = calledFromPage();
    for (const shown of [maskSnapshot(snapshot), hideSnapshot(snapshot)]) {
      expect(JSON.stringify(shown)).not.toMatch(/Acme|crm/);
      expect(shown.rows).toHaveLength(2);
    }
    expect(JSON.stringify(hideSummary(summaryWith(CRM)))).not.toMatch(/Acme|crm/);
  });

  test('comes from the popup as a title and an address of the web, or not at all', () => {
    const parse = (crm: unknown) =>
      parseFromUi({ kind: 'command', id: '1', command: { kind: 'add', people: [{ number: '1', name: '', crm }] } });
    expect(parse(CRM).kind).toBe('ok');
    expect(parse({ title: 'A contact' }).kind).toBe('ok');
    for (const wrong of [{ link: CRM.link }, { ...CRM, link: 'javascript:alert(1)' }, { ...CRM, more: 1 }, 'text']) {
      expect(parse(wrong).kind).toBe('malformed');
    }
  });

  test('is found by its title', () => {
    expect(matches(summaryWith(CRM), 'acme dana')).toBe(true);
    expect(matches(summaryWith(undefined), 'acme')).toBe(false);
  });

  test('is a column of the export, empty where there is none', () => {
    const [head = '', dana = '', priya = ''] = toCsv([summaryWith(CRM)]).split('\r\n');
    expect(head.endsWith('"record","link"')).toBe(true);
    expect(dana.endsWith(`"${CRM.title}","${CRM.link}"`)).toBe(true);
    expect(priya.endsWith('"",""')).toBe(true);
  });
});

describe('the record in what is copied', () => {
  const write = (crm: typeof CRM | undefined, format: (typeof RECORD_FORMATS)[number]) =>
    writeDocument(toDocument(summaryWith(crm), t), format);

  test.each([
    ['text', 'Deal: Acme renewal (https://crm.example/deals/7?tab=people)'],
    ['markdown', '[Deal: Acme renewal](https://crm.example/deals/7?tab=people)'],
    ['html', '<a href="https://crm.example/deals/7?tab=people">Deal: Acme renewal</a>'],
  ] as const)('as %s has title and address', (format, expected) => {
    expect(write(CRM, format)).toContain(expected);
  });

  test.each(RECORD_FORMATS)('as %s has no column where nobody has one', (format) => {
    expect(write(undefined, format)).not.toContain('CRM record');
  });

  test.each(RECORD_FORMATS)('as %s leaves out an address that must not be opened', (format) => {
    const written = write({ ...CRM, link: 'javascript:alert(1)' }, format);
    expect(written).toContain('Deal: Acme renewal');
    expect(written).not.toContain('javascript');
  });

  test('as HTML and Markdown has the same elements, lines and cells whatever an address holds', () => {
    const tags = (html: string) => html.match(/<\/?\w+/g);
    const cells = (markdown: string) => markdown.split('\n').map((line) => line.match(/(?<!\\)\|/g)?.length ?? 0);
    const [html, markdown] = [write(CRM, 'html'), write(CRM, 'markdown')];
    const rest = fc.string({ unit: fc.constantFrom(...'<>"\'()[]{}|`*\\^_ab/?#&=%+-.') });
    fc.assert(
      fc.property(rest, (path) => {
        const crm = { ...CRM, link: `https://crm.example/${path}` };
        const [odd, oddMarkdown] = [write(crm, 'html'), write(crm, 'markdown')];
        expect(tags(odd)).toEqual(tags(html));
        expect(cells(oddMarkdown)).toEqual(cells(markdown));
        expect(oddMarkdown.match(/\]\(https:[^\s()<>]*\)/g)).toHaveLength(1);
        expect(odd.match(/href="[^"<>]*"/g)).toHaveLength(1);
      }),
    );
  });
});
