import { expect, it } from "vitest";
import { IdList } from "./id-list";
import { firstAfter, firstAfterFrom } from "./search";

const times = Float64Array.of(1, 2, 2, 2, 5, 8, 8, 13);
const row = new IdList();
for (const id of times.keys()) row.push(id);

it.each([
  [0, 0],
  [1, 1],
  [2, 4],
  [4.9, 4],
  [8, 7],
  [13, 8],
])("the first after %d is at %d, from wherever before it is looked for", (limit, index) => {
  expect(firstAfter(row, times, limit)).toBe(index);
  for (let from = 0; from <= index; from++) expect(firstAfterFrom(row, times, limit, from)).toBe(index);
});

it("in an empty row there is none", () => {
  expect(firstAfter(new IdList(), times, 1)).toBe(0);
  expect(firstAfterFrom(new IdList(), times, 1, 0)).toBe(0);
});
