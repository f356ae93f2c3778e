import { RecordedTrace } from "../recorded-trace";
import { checkEvents, headOf } from "./check";
import { EVENT_BYTES, HEAD_BYTES, MAGIC, MAX_BYTES, padded, transformed, VERSION } from "./layout";
import type { Recording } from "./recording";
import { RecordingError } from "./recording-error";

/** The run in a file. Rejects with a RecordingError. */
export async function readRecording(file: Uint8Array<ArrayBuffer>): Promise<Recording> {
  if (file.length < HEAD_BYTES || MAGIC.some((byte, index) => file[index] !== byte)) throw new RecordingError("not-a-recording");
  const view = new DataView(file.buffer, file.byteOffset);
  if (view.getUint32(4, true) !== VERSION) throw new RecordingError("other-version");
  const packed = file.subarray(HEAD_BYTES);
  if (packed.length < view.getUint32(8, true)) throw new RecordingError("cut");
  const body = await unpacked(packed.subarray(0, view.getUint32(8, true)));
  if (body.length < 4) throw new RecordingError("damaged");
  const headLength = new DataView(body.buffer).getUint32(0, true);
  const start = padded(4 + headLength);
  if (start > body.length) throw new RecordingError("damaged");
  const { events, strings, ...head } = headOf(new TextDecoder().decode(body.subarray(4, 4 + headLength)));
  if (body.length !== start + events * EVENT_BYTES) throw new RecordingError("damaged");
  const words = (index: number): Int32Array => new Int32Array(body.buffer, start + events * (8 + index * 4), events);
  const columns = {
    time: new Float64Array(body.buffer, start, events),
    head: words(0),
    pid: words(1),
    tid: words(2),
    line: words(3),
    a: words(4),
    b: words(5),
    c: words(6),
  };
  const trace = new RecordedTrace(columns, strings, events);
  checkEvents(trace, head.program.files.length);
  return { ...head, trace };
}

async function unpacked(packed: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return await transformed(packed, new DecompressionStream("deflate-raw"), MAX_BYTES);
  } catch (cause) {
    throw cause instanceof RecordingError ? cause : new RecordingError("damaged", { cause });
  }
}
