import { describe, expect, it } from "vitest";
import { LabelLine } from "./label-line";

describe("a line of labels", () => {
  it("gives all there is while nothing stands on it", () => {
    expect(new LabelLine().free(10, 100, 20)).toEqual({ left: 10, width: 90 });
  });

  it("gives the first piece that is free and wide enough", () => {
    const line = new LabelLine();
    line.take(60, 80);
    line.take(20, 50);
    expect(line.free(10, 200, 20)).toEqual({ left: 80, width: 120 });
    expect(line.free(10, 200, 10)).toEqual({ left: 10, width: 10 });
    expect(line.free(30, 60, 10)).toEqual({ left: 50, width: 10 });
    expect(line.free(30, 75, 20)).toBeNull();
  });
});
