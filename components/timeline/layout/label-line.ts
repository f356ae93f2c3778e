interface Piece {
  readonly from: number;
  readonly to: number;
}

/** One line on which words are put where nothing else stands. There are never more of them than pixels have room for. */
export class LabelLine {
  readonly #taken: Piece[] = [];

  take(from: number, to: number): void {
    this.#taken.push({ from, to });
  }

  /** The first piece between `from` and `to` that is free and at least so wide, else null. */
  free(from: number, to: number, least: number): { readonly left: number; readonly width: number } | null {
    let left = from;
    for (const piece of this.#taken.toSorted((a, b) => a.from - b.from)) {
      if (piece.to <= left) continue;
      if (piece.from >= to) break;
      if (piece.from - left >= least) return { left, width: piece.from - left };
      left = piece.to;
    }
    return to - left >= least ? { left, width: to - left } : null;
  }
}
