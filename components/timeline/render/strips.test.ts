import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createStrips } from "./strips";

/** Node has no ImageData. */
class Pixels {
  readonly data: Uint8ClampedArray;
  constructor(
    readonly width: number,
    readonly height: number,
  ) {
    this.data = new Uint8ClampedArray(width * height * 4);
  }
}

const red = 0xff0000ff;
const blue = 0xffff0000;

function setUp() {
  let put: Pixels | null = null;
  const canvas = { getContext: () => ({ putImageData: (image: Pixels) => (put = image) }) } as unknown as HTMLCanvasElement;
  const strips = createStrips(() => canvas);
  const line = (row: number, width: number) => {
    strips.image();
    return [...new Uint32Array(put!.data.buffer).subarray(row * put!.width, row * put!.width + width)];
  };
  return { strips, line };
}

describe("strips", () => {
  beforeEach(() => vi.stubGlobal("ImageData", Pixels));
  afterEach(() => vi.unstubAllGlobals());

  it("show the longest of what shares a pixel, whichever comes first", () => {
    const { strips, line } = setUp();
    strips.begin(4, 1);
    strips.add(0, 0.1, 0.3, red);
    strips.add(0, 0.3, 0.9, blue);
    strips.add(0, 2.0, 2.7, blue);
    strips.add(0, 2.7, 2.9, red);
    expect(line(0, 4)).toEqual([blue, 0, blue, 0]);
  });

  it("show even what has no length, once", () => {
    const { strips, line } = setUp();
    strips.begin(3, 2);
    strips.add(1, 1.5, 1.5, red);
    expect(line(1, 3)).toEqual([0, red, 0]);
    expect([strips.has(0), strips.has(1)]).toEqual([false, true]);
  });

  it("begin each frame empty", () => {
    const { strips, line } = setUp();
    strips.begin(3, 1);
    strips.add(0, 0, 2.5, red);
    strips.begin(3, 1);
    expect(line(0, 3)).toEqual([0, 0, 0]);
    expect(strips.has(0)).toBe(false);
  });

  it("drop what lies outside", () => {
    const { strips, line } = setUp();
    strips.begin(2, 2);
    strips.add(0, -3, -1, red);
    strips.add(0, 1.2, 5, blue);
    expect(line(0, 2)).toEqual([0, blue]);
    expect(line(1, 2)).toEqual([0, 0]);
  });
});
