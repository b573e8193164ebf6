import type { TextPoint } from './found';
import { SEAM } from './plain-text';

interface Piece {
  readonly node: Text;
  /** Where the piece begins in the text of the run. */
  readonly start: number;
  readonly length: number;
}

/** Text that the page shows in one line of thought, collected across elements. */
export class Run {
  readonly #pieces: Piece[] = [];
  #text = '';

  get text(): string {
    return this.#text;
  }

  get isEmpty(): boolean {
    return this.#pieces.length === 0;
  }

  add(node: Text): void {
    // Reading a text from the page is what costs most of all, so it is done once.
    const { data } = node;
    if (data === '') return;
    if (this.#text !== '') this.#text += SEAM;
    this.#pieces.push({ node, start: this.#text.length, length: data.length });
    this.#text += data;
  }

  breakLine(): void {
    this.#text += '\n';
  }

  pointAt(offset: number): TextPoint | undefined {
    const piece = this.#pieces.findLast(({ start }) => start <= offset);
    return piece && { node: piece.node, offset: Math.min(offset - piece.start, piece.length) };
  }

  /** The text nodes between two offsets. */
  nodesBetween(start: number, end: number): readonly Text[] {
    return this.#pieces
      .filter((piece) => piece.start < end && piece.start + piece.length > start)
      .map(({ node }) => node);
  }
}
