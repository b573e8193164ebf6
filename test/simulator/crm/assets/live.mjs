/** Keeps a list of people as restless as in a company at work: `rate` changes a second. */

const DEALS = ['Qualified', 'Demo', 'Negotiation', 'Contract'];

const clock = () => new Date().toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', second: '2-digit' });

/** Kinds of change, in turns: a word, a cell, a whole row, a line of news with a number in it. */
const CHANGES = [
  (row) => {
    row.querySelector('.touched').firstChild.data = `Today, ${clock()}`;
  },
  (row, turn) => {
    row.querySelector('.stage').textContent = DEALS[turn % DEALS.length];
  },
  (row) => row.replaceWith(row.cloneNode(true)),
  (row) => {
    const news = document.querySelector('.live-news');
    const line = document.createElement('li');
    const number = row.querySelector('.phone').textContent;
    line.textContent = `${row.querySelector('.name').textContent} asks to be called on ${number}`;
    news.prepend(line);
    if (news.childElementCount > 5) news.lastElementChild.remove();
  },
];

class LivePeople extends HTMLElement {
  #timer = 0;
  #turn = 0;

  connectedCallback() {
    const rate = Number(this.getAttribute('rate'));
    if (rate > 0) this.#timer = setInterval(() => this.#change(), 1000 / rate);
  }

  disconnectedCallback() {
    clearInterval(this.#timer);
  }

  #change() {
    const rows = this.querySelectorAll('tbody tr');
    const row = rows[(this.#turn * 37) % rows.length];
    CHANGES[this.#turn % CHANGES.length](row, this.#turn);
    this.#turn += 1;
    this.dataset.changes = String(this.#turn);
  }
}

customElements.define('fieldbook-live', LivePeople);
