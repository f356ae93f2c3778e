import { expect, it } from "vitest";
import { parseMeasured } from "./measured";

const recorded = { date: "2026-11-28", python: "3.14.2", browser: "Chromium 156", cores: 2 };
const read = (data: unknown) => () => parseMeasured("lesson/lab.speed-up.json", JSON.stringify(data));

it("reads what was measured", () => {
  const points = [{ workers: 1, seconds: { wait: 0.5 } }];
  expect(read({ recorded, points })()).toEqual({ recorded, points });
});

it("names the file and the field where something is wrong", () => {
  expect(read({ recorded, points: [{ workers: 1, seconds: { wait: 0 } }] })).toThrow(
    /^lesson\/lab\.speed-up\.json can't be read as what was measured; npm run record makes it anew:\n {2}points\.0\.seconds\.wait: /,
  );
  expect(read({ recorded, points: [] })).toThrow("points: ");
  expect(read({ points: [{ workers: 1, seconds: {} }] })).toThrow("recorded: ");
});
