/** As heavy as a CRM page gets: rows in sections that the browser may skip, notes, and a number in every fifth row. */
const SECTIONS = 100;
const ROWS_PER_SECTION = 50;
const ROWS_PER_NUMBER = 5;
/** Unit: characters. */
const NOTES_LENGTH = 200_000;

const cell = (content: Node | string): HTMLElement => {
  const element = document.createElement('td');
  element.append(content);
  return element;
};

/** Half of the numbers are links. */
function numberCell(index: number): Node | string {
  const number = `(415) 555-${String(1000 + index).slice(-4)}`;
  if (index % 2 === 0) return number;
  const link = document.createElement('a');
  link.href = `tel:+1415555${String(1000 + index).slice(-4)}`;
  link.textContent = number;
  return link;
}

function row(index: number): HTMLElement {
  const element = document.createElement('tr');
  const hasNumber = index % ROWS_PER_NUMBER === 0;
  const texts = [`Person ${index}`, `2031-01-${(index % 28) + 1}`, `$${index},250.00`, `SO-2031-${100_000 + index}`];
  element.append(...texts.map(cell), cell(hasNumber ? numberCell(index / ROWS_PER_NUMBER) : 'no number'));
  return element;
}

function section(index: number): HTMLElement {
  const table = document.createElement('table');
  const rows = Array.from({ length: ROWS_PER_SECTION }, (_, line) => row(index * ROWS_PER_SECTION + line));
  const body = document.createElement('tbody');
  body.append(...rows);
  table.append(body);
  const element = document.createElement('section');
  element.style.contain = 'content';
  element.append(table);
  return element;
}

/** Fills the page. */
export function buildHeavyPage(): void {
  const notes = document.createElement('div');
  notes.textContent = 'Spoke about the renewal on 2031-05-12, 40 seats. '.repeat(NOTES_LENGTH / 50);
  document.body.append(...Array.from({ length: SECTIONS }, (_, index) => section(index)), notes);
}

/** Changes something every 20 ms, as a busy CRM does; ends after so many changes. */
export function keepChanging(changes: number): Promise<void> {
  const rows = [...document.querySelectorAll('tr')];
  return new Promise((resolve) => {
    let count = 0;
    const timer = setInterval(() => {
      const target = rows[(count * 37) % rows.length];
      const column = count % 4;
      if (target?.children[column]) target.children[column].textContent = `changed ${count}`;
      if (column === 0) target?.after(row(ROWS_PER_NUMBER * (count + 1)));
      count += 1;
      if (count < changes) return;
      clearInterval(timer);
      resolve();
    }, 20);
  });
}
