/**
 * The byte offset at which the memory at `one` and that at `other` begin to differ within `bytes` bytes, rounded down to a
 * multiple of STRIDE; `bytes` where they don't. Of `bytes`, only whole strides are looked at.
 */
export type CompareMemory = (one: number, other: number, bytes: number) => number;

/** How many bytes are compared at once. */
export const STRIDE = 64;

/** Compares within a WebAssembly memory, 16 bytes an instruction: some hundred times as fast as words in JavaScript. */
export function comparerOf(memory: WebAssembly.Memory): CompareMemory {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(assemble()), { env: { memory } });
  const compare = exports.compare as CompareMemory;
  return (one, other, bytes) => {
    const whole = bytes - (bytes % STRIDE);
    const at = compare(one, other, whole);
    return at >= whole ? bytes : at;
  };
}

/**
 * In the binary format (WebAssembly core specification, section 5):
 *
 *     for (at = 0; at < bytes; at += STRIDE) if (any bit of one[at …] differs from other[at …]) break
 *     return at
 */
function assemble(): Uint8Array<ArrayBuffer> {
  const [func, i32, empty] = [0x60, 0x7f, 0x40];
  const text = (value: string): number[] => [value.length, ...new TextEncoder().encode(value)];
  const section = (id: number, ...content: number[]): number[] => [id, content.length, ...content];
  const [block, loop, br, brIf, end] = [0x02, 0x03, 0x0c, 0x0d, 0x0b];
  const [localGet, localSet, constant, add, notLess] = [0x20, 0x21, 0x41, 0x6a, 0x4f];
  const [load, or, xor, anyTrue] = [
    [0xfd, 0x00, 0],
    [0xfd, 0x50],
    [0xfd, 0x51],
    [0xfd, 0x53],
  ];
  const [one, other, bytes, at, here, there] = [0, 1, 2, 3, 4, 5];
  const difference = (offset: number): number[] => [localGet, here, ...load, offset, localGet, there, ...load, offset, ...xor];
  const body = [
    ...[1, 3, i32],
    ...[block, empty, loop, empty],
    ...[localGet, at, localGet, bytes, notLess, brIf, 1],
    ...[localGet, one, localGet, at, add, localSet, here],
    ...[localGet, other, localGet, at, add, localSet, there],
    ...[...difference(0), ...difference(16), ...or, ...difference(32), ...difference(48), ...or, ...or, ...anyTrue, brIf, 1],
    // The constant is a signed LEB128 number: 64 takes two bytes.
    ...[localGet, at, constant, STRIDE | 0x80, 0, add, localSet, at, br, 0],
    ...[end, end, localGet, at, end],
  ];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, 1, func, 3, i32, i32, i32, 1, i32),
    ...section(2, 1, ...text("env"), ...text("memory"), 0x02, 0x00, 1),
    ...section(3, 1, 0),
    ...section(7, 1, ...text("compare"), 0x00, 0),
    ...section(10, 1, ...[body.length, ...body]),
  ]);
}
