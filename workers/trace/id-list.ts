import { doubled } from "./doubled";

/** A growing list of entry numbers in a typed array: what one row of the timeline shows, or the order of the table. */
export class IdList {
  ids = new Uint32Array(16);
  length = 0;

  push(id: number): void {
    if (this.length === this.ids.length) this.ids = doubled(this.ids);
    this.ids[this.length++] = id;
  }

  /** Adds `id` where `key` puts it; cheap when it belongs near the end, as with events that come nearly in order. */
  insertBy(id: number, key: Float64Array): void {
    this.push(id);
    const { ids } = this;
    const own = key[id]!;
    let at = this.length - 1;
    while (at > 0 && key[ids[at - 1]!]! > own) {
      ids[at] = ids[at - 1]!;
      at--;
    }
    ids[at] = id;
  }

  at(index: number): number {
    const id = index < this.length ? this.ids[index] : undefined;
    if (id === undefined) throw new RangeError(`No entry at ${index} of ${this.length}.`);
    return id;
  }
}
