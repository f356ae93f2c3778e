import { describe, expect, it } from "vitest";
import { Entries, EntryKind, IdList } from "@/workers/trace";
import { RowMipmap } from "./row-mipmap";

/** A row of spans that follow one another: how long each lasts, and its look. The last goes on. */
function rowOf(...spans: (readonly [length: number, look: number])[]) {
  const entries = new Entries();
  const row = new IdList();
  let time = 0;
  const add = (length: number, look: number): void => {
    if (row.length > 0) entries.close(row.at(row.length - 1), time);
    const id = entries.add(EntryKind.RUNNING, { time, line: 0, file: 0 }, Infinity, 0);
    entries.code[id] = look;
    row.push(id);
    time += length;
  };
  for (const [length, look] of spans) add(length, look);
  const mipmap = new RowMipmap(row, entries, (of, id) => of.code[id]!);
  mipmap.update();
  return { mipmap, add };
}

const [a, b] = [1, 2];

describe("a row's mipmap", () => {
  it("has for two spans the look of the longer one, for four that of the longer two", () => {
    const { mipmap } = rowOf([1, a], [2, b], [3, a], [1, b], [1, a]);
    expect([mipmap.lookAt(0, 2), mipmap.lookAt(2, 2), mipmap.lookAt(0, 4)]).toEqual([b, a, a]);
  });

  it("finds the largest block that is short enough, wherever it begins to look", () => {
    const { mipmap } = rowOf(...Array.from({ length: 17 }, () => [10, a] as const));
    for (const likely of [1, 2, 4, 8, 16, 32]) {
      expect([5, 20.5, 40.5, 80.5, 159, 161, Infinity].map((limit) => mipmap.blockAt(0, limit, likely))).toEqual([1, 2, 4, 8, 8, 16, 16]);
      expect([1, 2, 4, 6, 12].map((place) => mipmap.blockAt(place, Infinity, likely))).toEqual([1, 2, 4, 2, 4]);
    }
  });

  it("has no block of what may go on", () => {
    const { mipmap, add } = rowOf([1, a], [1, b], [1, a], [1, b]);
    expect([0, 2].map((place) => mipmap.blockAt(place, Infinity, 4))).toEqual([2, 1]);
    add(1, a);
    mipmap.update();
    expect(mipmap.blockAt(0, Infinity, 1)).toBe(4);
  });
});
