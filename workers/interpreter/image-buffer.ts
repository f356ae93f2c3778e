/** Where the memory begins in an image's buffer; word 0 before it is 1 while a child has yet to copy it. */
export const IMAGE_START = 64;

const ID_WORD = 1;

/** A new buffer for images of `bytes`. */
export function allocateImageBuffer(bytes: number): SharedArrayBuffer {
  const buffer = new SharedArrayBuffer(IMAGE_START + bytes);
  new Int32Array(buffer)[ID_WORD] = crypto.getRandomValues(new Int32Array(1))[0] ?? 0;
  return buffer;
}

/** Tells buffers apart: one that comes in a message is another object each time. */
export function imageBufferId(buffer: SharedArrayBuffer): number {
  return new Int32Array(buffer, 0, 2)[ID_WORD] ?? 0;
}

/** Lets the parent use the buffer again: its child has copied it, or never will. */
export function releaseImage(buffer: SharedArrayBuffer): void {
  const word = new Int32Array(buffer, 0, 1);
  Atomics.store(word, 0, 0);
  Atomics.notify(word, 0);
}
