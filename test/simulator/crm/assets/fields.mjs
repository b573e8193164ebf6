const LOOK = `
  :host { display: grid; grid-template-columns: 130px 1fr; padding: 7px 0; border-bottom: 1px solid var(--line) }
  small { font-size: inherit; color: var(--soft) }
  a { color: var(--accent); text-decoration: none }`;

/** A field of a record. What it shows lives in a root of its own, out of reach of a plain search of the page. */
class RecordField extends HTMLElement {
  connectedCallback() {
    if (this.shadowRoot) return;
    const root = this.attachShadow({ mode: 'open' });
    const style = new CSSStyleSheet();
    style.replaceSync(LOOK);
    root.adoptedStyleSheets = [style];
    const label = document.createElement('small');
    label.textContent = this.getAttribute('label');
    root.append(label, this.#value());
  }

  #value() {
    const text = this.getAttribute('value') ?? '';
    const href = this.getAttribute('href');
    if (!href) return document.createTextNode(text);
    const link = document.createElement('a');
    link.href = href;
    link.textContent = text;
    return link;
  }
}

customElements.define('fieldbook-field', RecordField);
