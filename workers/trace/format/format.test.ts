import { describe, expect, it } from "vitest";
import type { TraceEvent } from "../../api/events";
import { gather } from "../../api/encode.test-support";
import { ns, pid, tid } from "../../api/units";
import { created, event, exited, poolRun, recordedTrace, running } from "../trace.test-support";
import { HEAD_BYTES, MAX_BYTES, VERSION } from "./layout";
import { readRecording } from "./read";
import type { Recording } from "./recording";
import { RecordingError } from "./recording-error";
import { writeRecording } from "./write";

const events: readonly TraceEvent[] = [
  ...poolRun(),
  event("wait-began", 1090, 100, { reason: "lock", object: 3, call: "Pool.map" }),
  event("deadlock-found", 1100, 0, {
    tid: 0,
    id: 1,
    whole: true,
    waits: [
      {
        ...{ pid: pid(100), tid: tid(1), line: 7, file: 0, reason: "lock", object: 3, held: true, inCycle: false },
        on: [{ pid: pid(101), tid: tid(0), line: 5, file: 0 }],
      },
    ],
  }),
  event("sent", 1110, 100, { object: 4, position: 0xffff_fff0, bytes: 9 }),
  event("lost", 1120, 0, { tid: 0, count: 12 }),
];

const recording = (parts: Partial<Recording> = {}): Recording => ({
  recorded: { date: "2026-11-28", python: "3.14.2", browser: "Chromium 156", options: { startMethod: "fork", cpuCount: 2 } },
  program: { files: [{ name: "main.py", text: 'print("Ω")\n' }] },
  trace: recordedTrace(events),
  output: [{ sequence: 0, time: ns(5), pid: pid(100), tid: tid(1), stream: "stdout", text: "Ω\n" }],
  end: { reason: "exited", exitCode: -15, orphans: 1, duration: ns(1.2e9) },
  ...parts,
});

const faultOf = (file: Uint8Array<ArrayBuffer>) =>
  readRecording(file).then(
    () => "none",
    (error: unknown) => (error instanceof RecordingError ? error.fault : String(error)),
  );

/** The fault of a recording whose events are these. */
const faultOfEvents = async (...all: TraceEvent[]) => faultOf(await writeRecording(recording({ trace: recordedTrace(all) })));

describe("the file of a run", () => {
  it("has all that the run had", async () => {
    const written = recording();
    const { trace, ...rest } = await readRecording(await writeRecording(written));
    expect({ ...rest, trace: written.trace }).toEqual(written);
    const read: TraceEvent[] = [];
    trace.forEach(gather(read));
    expect(read).toEqual(events);
  });

  it("may have what was in shared memory", async () => {
    const memory = { picture: Uint8Array.from([0, 65, 255]) };
    expect((await readRecording(await writeRecording(recording({ memory })))).memory).toEqual(memory);
  });

  it("may be of a run without an event, and go on", async () => {
    const { trace } = await readRecording(await writeRecording(recording({ trace: recordedTrace([]), output: [] })));
    expect(trace.length).toBe(0);
    recordedTrace(events).forEach((record) => trace.append(record));
    const read: TraceEvent[] = [];
    trace.forEach(gather(read));
    expect(read).toEqual(events);
  });

  it("takes 13 bytes an event, or fewer", async () => {
    const many = Array.from({ length: 2000 }, (_, round) =>
      ["call-began", "call-ended"].map((kind, end) =>
        event(kind as "call-began", 20 + round + end * 0.31, 100, { name: "square", line: 4 }),
      ),
    ).flat();
    const file = await writeRecording(recording({ trace: recordedTrace([...poolRun().slice(0, 2), ...many]) }));
    expect(file.length / many.length).toBeLessThan(13);
  });
});

describe("a file that is none", () => {
  it("is told from one of another version, and from one whose end is missing", async () => {
    const file = await writeRecording(recording());
    const other = file.slice();
    other[4] = VERSION + 1;
    expect(await faultOf(new TextEncoder().encode("print(1)\n"))).toBe("not-a-recording");
    expect(await faultOf(new Uint8Array(0))).toBe("not-a-recording");
    expect(await faultOf(other)).toBe("other-version");
    for (const length of [HEAD_BYTES, HEAD_BYTES + 1, file.length - 1]) expect(await faultOf(file.slice(0, length))).toBe("cut");
  });

  it("is damaged wherever a byte of it is another", async () => {
    const file = await writeRecording(recording());
    const good = JSON.stringify(await readRecording(file));
    for (let at = HEAD_BYTES; at < file.length; at += 7) {
      const changed = file.slice();
      changed[at]! ^= 0xff;
      const fault = await faultOf(changed);
      // Deflate has no checksum: a text may be another, and nothing else.
      if (fault === "none") expect(JSON.stringify(await readRecording(changed)).length).toBeGreaterThan(good.length / 2);
      else expect(["damaged", "too-large"]).toContain(fault);
    }
  });

  it("is too large when it is a bomb", async () => {
    const zeros = new Uint8Array(1 << 20);
    const stream = new ReadableStream<Uint8Array<ArrayBuffer>>({
      start(controller) {
        for (let megabyte = 0; megabyte <= MAX_BYTES >> 20; megabyte++) controller.enqueue(zeros);
        controller.close();
      },
    });
    const packed = new Uint8Array(await new Response(stream.pipeThrough(new CompressionStream("deflate-raw"))).arrayBuffer());
    const file = new Uint8Array(HEAD_BYTES + packed.length);
    file.set((await writeRecording(recording())).subarray(0, 8));
    new DataView(file.buffer).setUint32(8, packed.length, true);
    file.set(packed, HEAD_BYTES);
    expect(await faultOf(file)).toBe("too-large");
  });

  it("is damaged when its head is no run's", async () => {
    const faults = [
      recording({ program: { files: [] } }),
      recording({ end: { ...recording().end, reason: "made up" as "exited" } }),
      recording({ recorded: { ...recording().recorded, options: { startMethod: "fork", cpuCount: 0 } } }),
      recording({ output: [{ ...recording().output[0]!, stream: "both" as "stdout" }] }),
    ];
    for (const each of faults) expect(await faultOf(await writeRecording(each))).toBe("damaged");
  });

  it("is damaged when an event says what none can", async () => {
    const main = [created(0, 100, "MainProcess", "main"), running(1, 100)];
    expect(await faultOfEvents(...main, exited(2, 100))).toBe("none");
    expect(await faultOfEvents(...main, { ...exited(2, 100), file: 1 })).toBe("damaged");
    expect(await faultOfEvents(...main, { ...exited(2, 100), line: -1 })).toBe("damaged");
    expect(await faultOfEvents(...main, exited(NaN, 100))).toBe("damaged");
    expect(await faultOfEvents(...main, exited(2, -5))).toBe("damaged");
    expect(await faultOfEvents(...main, event("wait-began", 2, 100, { reason: "no reason" as "lock", object: 0 }))).toBe("damaged");
    expect(await faultOfEvents(...main, event("lost", 2, 0, { tid: 0, count: -1 }))).toBe("damaged");
  });

  it("is damaged when its events are in no order: to sort them would take minutes", async () => {
    const backwards = Array.from({ length: 20_000 }, (_, index) => running(20_000 - index, 100));
    expect(await faultOfEvents(...backwards)).toBe("damaged");
  });

  it("names no string that it has not", async () => {
    const { trace, ...rest } = recording();
    const without = Object.defineProperty(recordedTrace(events), "texts", { value: [trace.texts[0]] });
    expect(await faultOf(await writeRecording({ ...rest, trace: without }))).toBe("damaged");
  });
});
