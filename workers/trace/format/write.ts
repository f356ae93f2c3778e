import { toBase64 } from "./base64";
import type { Recording } from "./recording";
import { HEAD_BYTES, MAGIC, padded, transformed, VERSION } from "./layout";

/** The file of a run. */
export async function writeRecording({ recorded, program, trace, output, memory, end }: Recording): Promise<Uint8Array<ArrayBuffer>> {
  const kept = memory && Object.fromEntries(Object.entries(memory).map(([name, bytes]) => [name, toBase64(bytes)]));
  const told = { recorded, program, end, output, memory: kept, strings: trace.texts, events: trace.length };
  const head = new TextEncoder().encode(JSON.stringify(told));
  const { time, ...words } = trace.columns;
  const columns = [time, words.head, words.pid, words.tid, words.line, words.a, words.b, words.c];
  const start = padded(4 + head.length);
  const body = new Uint8Array(start + columns.reduce((sum, { byteLength }) => sum + byteLength, 0));
  new DataView(body.buffer).setUint32(0, head.length, true);
  body.set(head, 4);
  let at = start;
  for (const { buffer, byteOffset, byteLength } of columns) {
    body.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += byteLength;
  }
  const packed = await transformed(body, new CompressionStream("deflate-raw"), Infinity);
  const file = new Uint8Array(HEAD_BYTES + packed.length);
  file.set(MAGIC);
  const view = new DataView(file.buffer);
  view.setUint32(4, VERSION, true);
  view.setUint32(8, packed.length, true);
  file.set(packed, HEAD_BYTES);
  return file;
}
