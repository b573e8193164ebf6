/** Somebody in the CRM, as its pages print them. */
export interface Contact {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly company: string;
  /** As printed on the page. */
  readonly phone: string;
  /** E.164, or an extension of the rep's own company. */
  readonly number: string;
  readonly email: string;
  readonly city: string;
}

const FIRST = (
  'Ada Amir Beatriz Bogdan Carmen Chen Dalia Dmitri Esther Farid Greta Hiro Imani Ivana Jamal Jun Katarina Kofi Lena ' +
  'Luca Malik Mariana Nadia Nils Olga Omar Paula Quentin Rosa Sanjay Tamar Udo Valeria Wanda Xavier Yara Yusuf Zoe'
).split(' ');
const LAST = (
  'Abara Bianchi Castellan Duval Eriksen Fontaine Gallagher Hassan Ibarra Jankowski Keller Lindqvist Mbeki Novak ' +
  'Okonkwo Petrov Quispe Ramires Sato Thorne Ueda Vasquez Whitlock Xu Yilmaz Zamora'
).split(' ');
const ROLES = [
  'Logistics manager',
  'Head of purchasing',
  'Operations lead',
  'IT manager',
  'Controller',
  'Plant manager',
];
const COMPANIES = (
  'Harborline Shipping,Calder & Sons,Meridian Cold Chain,Oakfield Paper,Tessera Tiles,Bluefin Ferries,Kestrel Parts,' +
  'Larch Valley Foods,Quayside Cranes,Summit Textiles'
).split(',');

/** A block of numbers that its country keeps free for fiction, and how people there write one. */
interface Block {
  readonly city: string;
  readonly size: number;
  readonly print: (index: number) => string;
  readonly number: (index: number) => string;
}

const digits = (index: number, length: number): string => String(index).padStart(length, '0');

const american = (area: string, city: string): Block => ({
  city,
  size: 100,
  print: (index) => `(${area}) 555-01${digits(index, 2)}`,
  number: (index) => `+1${area}55501${digits(index, 2)}`,
});

/** Sources: North American Numbering Plan 555-0100 to 0199; Ofcom, Arcep, Bundesnetzagentur: numbers for drama. */
const BLOCKS: readonly Block[] = [
  american('415', 'San Francisco'),
  american('312', 'Chicago'),
  american('206', 'Seattle'),
  american('512', 'Austin'),
  american('617', 'Boston'),
  {
    city: 'London',
    size: 200,
    print: (index) => `020 7946 0${digits(index, 3)}`,
    number: (index) => `+442079460${digits(index, 3)}`,
  },
  {
    city: 'Berlin',
    size: 150,
    print: (index) => `+49 30 23125 ${digits(index, 3)}`,
    number: (index) => `+493023125${digits(index, 3)}`,
  },
  {
    city: 'Paris',
    size: 150,
    print: (index) => `+33 1 99 00 ${digits(index, 4).replace(/\B(?=..$)/, ' ')}`,
    number: (index) => `+3319900${digits(index, 4)}`,
  },
];

const emailOf = (name: string, company: string): string =>
  `${name.split(' ')[0]?.toLowerCase()}@${company.split(' ')[0]?.toLowerCase()}.example`;

const pick = (list: readonly string[], index: number): string => list[index % list.length] ?? '';

function stranger(block: Block, index: number, place: number): Contact {
  const name = `${pick(FIRST, place)} ${pick(LAST, place * 7 + Math.floor(place / FIRST.length))}`;
  const company = pick(COMPANIES, place * 3);
  return {
    id: String(70_001 + place),
    name,
    role: pick(ROLES, place * 5),
    company,
    phone: block.print(index),
    number: block.number(index),
    email: emailOf(name, company),
    city: block.city,
  };
}

/** The three who decide about the demo's deal, and the colleague who helps to sell it. */
export const DEAL_PEOPLE: readonly Contact[] = [
  {
    id: '61032',
    name: 'Priya Natarajan',
    role: 'VP Operations, decision maker',
    company: 'Harborline Shipping',
    phone: '(415) 555-0132',
    number: '+14155550132',
    email: 'priya@harborline.example',
    city: 'San Francisco',
  },
  {
    id: '61047',
    name: 'Tom Whitaker',
    role: 'Procurement lead',
    company: 'Harborline Shipping',
    phone: '(415) 555-0147',
    number: '+14155550147',
    email: 'tom@harborline.example',
    city: 'San Francisco',
  },
  {
    id: '61119',
    name: 'Elena Kovács',
    role: 'IT security',
    company: 'Harborline Shipping',
    phone: '+1 628-555-0119',
    number: '+16285550119',
    email: 'elena@harborline.example',
    city: 'Oakland',
  },
];

/** On the rep's side of the deal. */
export const COLLEAGUE: Contact = {
  id: '102',
  name: 'Mina Okafor',
  role: 'Solution engineer',
  company: 'Northwind Freight',
  phone: 'ext. 102',
  number: '102',
  email: 'mina@northwind.example',
  city: 'San Francisco',
};

const taken = new Set(DEAL_PEOPLE.map(({ number }) => number));

const everybody = BLOCKS.flatMap((block) => Array.from({ length: block.size }, (_, index) => ({ block, index })));

/** A thousand people with a thousand numbers; the deal's are the first of them. */
export const CONTACTS: readonly Contact[] = [
  ...DEAL_PEOPLE,
  ...everybody.flatMap(({ block, index }, place) =>
    taken.has(block.number(index)) ? [] : [stranger(block, index, place)],
  ),
].slice(0, 1000);

/** Somebody by the id in their address. */
export const findContact = (id: string): Contact | undefined =>
  [...CONTACTS, COLLEAGUE].find((contact) => contact.id === id);
