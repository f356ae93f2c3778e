import { describe, expect, it } from "vitest";
import { progressFile, recordsOfFile } from "./progress-file";
import { noRecords, type Records, withRecord } from "./records";

const records: Records = {
  ...noRecords,
  answers: { "one/sum": { given: [1], right: true, at: 4 } },
  done: { "one/four": 7 },
  read: { "one#run-it": 8 },
  shown: { "two/crash": true },
  place: { slug: "one", section: "run-it", at: 9 },
  asks: false,
};

describe("what is remembered, as a file", () => {
  it("is the same again in another browser", () => {
    const found = recordsOfFile(progressFile({ ...records, ready: true, kept: true }));
    const again = (found ?? []).reduce((all, [key, value]) => withRecord(all, key, value), noRecords);
    expect(again).toEqual(records);
  });

  it("is refused if it is another file, and left out is what isn't a record", () => {
    expect(recordsOfFile("print('hello')")).toBe(null);
    expect(recordsOfFile('{"records": {"done/x": 1}}')).toBe(null);
    expect(recordsOfFile('{"interleave": "progress", "records": {"done/x": "never", "done/y": 2, "other": 1}}')).toEqual([["done/y", 2]]);
  });
});
