import type { Pid } from "../units";
import type { ForkImage } from "./pyodide/image";
import { imageBufferId } from "./image-buffer";
import type { Start } from "./protocol";

/** A process for an interpreter that stands by: what no message brings it, as bytes. */
export interface Call {
  readonly pid: Pid;
  readonly slot: number;
  readonly start: Start;
}

/** In an image's buffer's place, which of the run's it is. */
type Encoded = Omit<Call, "start"> & {
  readonly start: Exclude<Start, { kind: "fork" }> | { readonly kind: "fork"; readonly image: Omit<ForkImage, "buffer">; readonly buffer: number };
};

/** `buffers`: those that the run's interpreters know; undefined when the image is in another, which only a message can bring. */
export function encodeCall({ pid, slot, start }: Call, buffers: readonly SharedArrayBuffer[]): Uint8Array | undefined {
  const encode = (encoded: Encoded): Uint8Array => new TextEncoder().encode(JSON.stringify(encoded));
  if (start.kind !== "fork") return encode({ pid, slot, start });
  const { buffer, ...image } = start.image;
  const id = imageBufferId(buffer);
  const index = buffers.findIndex((each) => imageBufferId(each) === id);
  return index < 0 ? undefined : encode({ pid, slot, start: { kind: "fork", image, buffer: index } });
}

export function decodeCall(bytes: Uint8Array, buffers: readonly SharedArrayBuffer[]): Call {
  const { pid, slot, start } = JSON.parse(new TextDecoder().decode(bytes)) as Encoded;
  if (start.kind !== "fork") return { pid, slot, start };
  const buffer = buffers[start.buffer];
  if (buffer === undefined) throw new Error("a fork image in no buffer of the run");
  return { pid, slot, start: { kind: "fork", image: { ...start.image, buffer } } };
}
