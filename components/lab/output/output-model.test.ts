import { describe, expect, it } from "vitest";
import { ns, pid, tid } from "@/workers";
import type { OutputModel, OutputLimits } from "./output-model";
import { createOutputModel } from "./output-model";

/** Of which a test makes one narrower. */
const roomy: OutputLimits = { lines: 1000, characters: 1_000_000, lineLength: 1000, lineSegments: 1000 };

/** A model and a pen for each process, so that tests read as who writes what. */
function screen(limits?: OutputLimits) {
  const model = createOutputModel(limits);
  let sequence = 0;
  const write = (from: number, text: string, stream: "stdout" | "stderr" = "stdout") =>
    model.append({ sequence, time: ns(sequence++ * 1000), pid: pid(from), tid: tid(1), stream, text });
  return { model, write };
}

/** Each line as `pid:text` per writer, `¶` where the writer ended it. */
function shown(model: OutputModel): string[] {
  return Array.from({ length: model.lineCount }, (_, index) =>
    model
      .line(index)!
      .segments.map((s) => `${s.pid}:${s.text}${s.newline ? "¶" : ""}`)
      .join(" "),
  );
}

describe("lines", () => {
  it("joins the writes of one print into one segment", () => {
    const { model, write } = screen();
    write(1, "hello");
    write(1, "\n");
    expect(shown(model)).toEqual(["1:hello¶"]);
    expect(model.line(0)!.segments[0]).toMatchObject({ firstSequence: 0, lastSequence: 1 });
  });

  it("runs lines of several processes together as a terminal does, and keeps who wrote what", () => {
    const { model, write } = screen();
    write(2, "start process:0");
    write(3, "start process:3");
    write(2, "\n");
    write(3, "\n");
    write(2, "square 0:0");
    expect(shown(model)).toEqual(["2:start process:0 3:start process:3 2:¶", "3:¶", "2:square 0:0"]);
    expect(model.text()).toBe("start process:0start process:3\n\nsquare 0:0");
  });

  it("keeps stdout and stderr of one process apart", () => {
    const { model, write } = screen();
    write(1, "out");
    write(1, "err\n", "stderr");
    expect(model.line(0)!.segments.map((s) => s.source)).toEqual(["stdout", "stderr"]);
  });

  it("splits a chunk into its lines and counts no empty last line", () => {
    const { model, write } = screen();
    write(1, "a\nb\n\nc\n");
    expect(shown(model)).toEqual(["1:a¶", "1:b¶", "1:¶", "1:c¶"]);
  });

  it("tells that a line changed", () => {
    const { model, write } = screen();
    write(1, "a");
    const before = model.line(0)!.version;
    write(1, "b");
    expect(model.line(0)!.version).toBeGreaterThan(before);
  });
});

describe("control characters", () => {
  it("writes over the line after a carriage return, and keeps what is not covered", () => {
    const { model, write } = screen();
    write(1, "10 % done");
    write(1, "\r55");
    expect(model.text()).toBe("55 % done");
  });

  it("lets one process write over another's text, each keeping its part", () => {
    const { model, write } = screen();
    write(1, "abcdef");
    write(2, "\rXY");
    write(1, "Z\n");
    expect(shown(model)).toEqual(["2:XY 1:Z 1:def¶"]);
  });

  it("takes Windows line ends as line ends", () => {
    const { model, write } = screen();
    write(1, "a\r\nb\r\n");
    expect(model.text()).toBe("a\nb\n");
  });

  it("steps back over a backspace", () => {
    const { model, write } = screen();
    write(1, "ab\bc");
    expect(model.text()).toBe("ac");
  });

  it("strips colours, even when another process writes in the middle of the escape", () => {
    const { model, write } = screen();
    write(1, "\x1b[3");
    write(2, "x");
    write(1, "1mred\x1b[0m");
    expect(shown(model)).toEqual(["2:x 1:red"]);
  });

  it("shows other control characters as pictures", () => {
    const { model, write } = screen();
    write(1, "a\x00b\x07");
    expect(model.text()).toBe("a␀b");
  });
});

describe("what the reader typed", () => {
  it("is echoed where the cursor is and ends the line", () => {
    const { model, write } = screen();
    write(1, "Name? ");
    model.echo(pid(1), "Ada\n", ns(5), 0);
    write(1, "Hello Ada\n");
    expect(shown(model)).toEqual(["1:Name?  1:Ada¶", "1:Hello Ada¶"]);
    expect(model.line(0)!.segments[1]!.source).toBe("stdin");
  });

  it("is that process's which has read it, also where one process alone is shown", () => {
    const { model } = screen();
    model.echo(pid(1), "one\n", ns(5), 0);
    model.echo(pid(1), "two\n", ns(6), 1);
    const version = model.line(1)!.version;
    model.receivedBy(pid(2), 1);
    expect(shown(model)).toEqual(["1:one¶", "2:two¶"]);
    expect(model.line(1)!.version).toBeGreaterThan(version);
    const alone = model.only(pid(2));
    expect(shown(alone)).toEqual(["2:two¶"]);
    alone.receivedBy(pid(3), 1);
    expect(shown(alone)).toEqual(["3:two¶"]);
  });
});

describe("limits", () => {
  it("drops the earliest lines and says how many", () => {
    const { model, write } = screen({ ...roomy, lines: 100, lineLength: 80 });
    for (let i = 0; i < 1000; i++) write(1, `${i}\n`);
    expect(model.lineCount).toBeLessThanOrEqual(105);
    expect(model.dropped + model.lineCount).toBe(1000);
    expect(model.line(0)!.segments[0]!.text).toBe(String(model.dropped));
    expect(model.line(0)!.number).toBe(model.dropped);
  });

  it("breaks a line without end, and gives it whole to the clipboard", () => {
    const { model, write } = screen({ ...roomy, lines: 100, lineLength: 10 });
    write(1, "x".repeat(25));
    expect(model.lineCount).toBe(3);
    expect(model.line(1)!.continued).toBe(true);
    expect(model.text()).toBe("x".repeat(25));
  });

  it("breaks a line of many writers' dots, and counts its pieces", () => {
    const { model, write } = screen({ ...roomy, lineSegments: 3 });
    for (let i = 0; i < 7; i++) write((i % 2) + 1, ".");
    write(1, "end");
    expect(shown(model)).toEqual(["1:. 2:. 1:.", "2:. 1:. 2:.", "1:.end"]);
    expect(model.segmentCount).toBe(7);
    expect(model.text()).toBe(".......end");
    write(2, "\rover");
    expect(shown(model).at(-1)).toBe("2:over");
    expect(model.segmentCount).toBe(7);
  });

  it("drops the earliest characters of more than are kept", () => {
    const { model, write } = screen({ ...roomy, characters: 100, lineLength: 10 });
    for (let i = 0; i < 30; i++) write(1, String(i % 10).repeat(10));
    expect(model.text().length).toBeLessThanOrEqual(110);
    expect(model.text().endsWith("9".repeat(10))).toBe(true);
    expect(model.dropped).toBeGreaterThanOrEqual(19);
    expect(model.segmentCount).toBe(model.lineCount);
  });
});

describe("finding", () => {
  it("finds the line where a chunk began", () => {
    const { model, write } = screen();
    write(1, "a"); // 0
    write(2, "b\nc\nd"); // 1
    write(1, "e\n"); // 2
    write(1, "f"); // 3
    expect([0, 1, 2, 3].map((sequence) => model.lineOfSequence(sequence))).toEqual([0, 0, 2, 3]);
    expect(model.lineOfSequence(4)).toBeUndefined();
  });

  it("doesn't find a chunk whose line was dropped", () => {
    const { model, write } = screen({ ...roomy, lines: 10, lineLength: 80 });
    for (let i = 0; i < 100; i++) write(1, `${i}\n`);
    expect(model.lineOfSequence(0)).toBeUndefined();
    expect(model.line(model.lineOfSequence(99)!)!.segments[0]!.text).toBe("99");
  });
});

describe("one process alone", () => {
  it("shows what it wrote as if nobody else had", () => {
    const { model, write } = screen();
    write(2, "start process:0");
    write(3, "start process:3");
    write(2, "\n");
    write(3, "\nend 3\n");
    expect(model.only(pid(2)).text()).toBe("start process:0\n");
    expect(shown(model.only(pid(3)))).toEqual(["3:start process:3¶", "3:end 3¶"]);
  });
});

describe("clearing", () => {
  it("forgets the lines but not the count", () => {
    const { model, write } = screen();
    write(1, "a\n");
    model.clear();
    expect(model.lineCount).toBe(0);
    write(1, "b\n");
    expect(shown(model)).toEqual(["1:b¶"]);
    expect(model.lineOfSequence(1)).toBe(0);
  });
});
