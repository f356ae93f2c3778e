import { RecordingError } from "./recording-error";

/** "ILVR" */
export const MAGIC = new Uint8Array([0x49, 0x4c, 0x56, 0x52]);
export const VERSION = 1;
export const HEAD_BYTES = 12;
/** What a file may hold, unpacked: a million events and as much output as a page keeps. */
export const MAX_BYTES = 256 << 20;
/** A time and seven words. */
export const EVENT_BYTES = 8 + 7 * 4;

/** The next multiple of 8: where Float64 may begin. */
export function padded(bytes: number): number {
  return (bytes + 7) & ~7;
}

/** What comes out of the stream, all of it; of more than `most` bytes, `too-large`. */
export async function transformed(
  bytes: Uint8Array<ArrayBuffer>,
  stream: GenericTransformStream,
  most: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  const reader = new Blob([bytes]).stream().pipeThrough<Uint8Array<ArrayBuffer>>(stream).getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    parts.push(next.value);
    length += next.value.length;
    if (length > most) {
      await reader.cancel();
      throw new RecordingError("too-large");
    }
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
