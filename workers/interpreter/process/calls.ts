import type { Pid } from "../../api/units";
import { imageBufferId } from "../../shared/image-buffer";
import type { Start } from "./protocol";

/** A process for an interpreter that stands by. */
export interface Call {
  readonly pid: Pid;
  readonly slot: number;
  readonly start: Start;
}

/** A call as text; in a fork's, which of the run's buffers it is. */
type Written = Omit<Call, "start"> & {
  readonly start: Exclude<Start, { kind: "fork" }> | { readonly kind: "fork"; readonly buffer: number };
};

/** `buffers`: those that the run's interpreters know; undefined when the image will be in another, which only a message can bring. */
export function encodeCall({ pid, slot, start }: Call, buffers: readonly SharedArrayBuffer[]): Uint8Array | undefined {
  const encode = (written: Written): Uint8Array => new TextEncoder().encode(JSON.stringify(written));
  if (start.kind !== "fork") return encode({ pid, slot, start });
  const id = imageBufferId(start.buffer);
  const buffer = buffers.findIndex((each) => imageBufferId(each) === id);
  return buffer < 0 ? undefined : encode({ pid, slot, start: { kind: "fork", buffer } });
}

export function decodeCall(bytes: Uint8Array, buffers: readonly SharedArrayBuffer[]): Call {
  const { pid, slot, start } = JSON.parse(new TextDecoder().decode(bytes)) as Written;
  if (start.kind !== "fork") return { pid, slot, start };
  const buffer = buffers[start.buffer];
  if (buffer === undefined) throw new Error("a fork image in no buffer of the run");
  return { pid, slot, start: { kind: "fork", buffer } };
}
