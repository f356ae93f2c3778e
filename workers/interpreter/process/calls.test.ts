import { describe, expect, it } from "vitest";
import { pid } from "../../api/units";
import { decodeCall, encodeCall } from "./calls";
import { allocateImageBuffer } from "../../shared/image-buffer";

const buffers = [allocateImageBuffer(8), allocateImageBuffer(8)];
const child = { pid: pid(103), slot: 4 };

describe("a call", () => {
  it("says of a spawned process what it runs, and where", () => {
    const call = {
      ...child,
      start: { kind: "spawn", args: ["-c", "print('é')", "--multiprocessing-fork"], environment: ["MODE", "test"], cwd: "/home/pyodide" },
    } as const;
    const encoded = encodeCall(call, buffers);
    expect(encoded && decodeCall(encoded, [])).toEqual(call);
  });

  it("says of a forked process which of the run's buffers its image is in", () => {
    const [, buffer] = buffers;
    if (buffer === undefined) throw new Error("no buffer");
    const encoded = encodeCall({ ...child, start: { kind: "fork", buffer } }, buffers);
    const decoded = encoded && decodeCall(encoded, buffers);
    expect(decoded).toMatchObject(child);
    expect(decoded?.start.kind === "fork" && decoded.start.buffer).toBe(buffer);
  });

  it("can't bring a buffer that the run's interpreters don't know", () => {
    expect(encodeCall({ ...child, start: { kind: "fork", buffer: allocateImageBuffer(8) } }, buffers)).toBeUndefined();
  });
});
