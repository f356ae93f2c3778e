import { afterEach, describe, expect, it, vi } from "vitest";
import { pid } from "../api/units";
import {
  abandonImage,
  addPart,
  allocateImageBuffer,
  announceImage,
  claimImage,
  handOverImage,
  releaseImage,
  resetImage,
  unclaimImage,
  waitForHandOver,
  waitForParts,
  wasClaimed,
} from "./image-buffer";

const [parent, child, other] = [pid(100), pid(101), pid(102)];
const never = (): boolean => false;

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("an image's buffer", () => {
  it("is one process's until the child of its image has copied it", () => {
    const buffer = allocateImageBuffer(8);
    expect(claimImage(buffer, parent)).toBe(true);
    expect(claimImage(buffer, other)).toBe(false);
    handOverImage(buffer, child);
    expect(claimImage(buffer, other)).toBe(false);
    expect(waitForHandOver(buffer, child, never)).toBe(true);
    releaseImage(buffer, child);
    expect(claimImage(buffer, other)).toBe(true);
  });

  it("is waited for as long as the image can come", () => {
    const buffer = allocateImageBuffer(8);
    claimImage(buffer, parent);
    const asked: number[] = [];
    const coming = (taker: number): boolean => {
      asked.push(taker);
      if (asked.length === 2) handOverImage(buffer, child);
      return true;
    };
    expect(waitForHandOver(buffer, child, coming)).toBe(true);
    expect(asked).toEqual([parent, parent]);
  });

  it("can be copied part by part while it is being taken", () => {
    const buffer = allocateImageBuffer(8);
    claimImage(buffer, parent);
    addPart(buffer);
    expect(waitForParts(buffer, child, -1, never)).toBeUndefined();
    unclaimImage(buffer, parent);
    claimImage(buffer, parent);
    announceImage(buffer, child);
    expect(waitForParts(buffer, other, -1, never)).toBeUndefined();
    expect(waitForParts(buffer, child, -1, never)).toBe(0);
    addPart(buffer);
    addPart(buffer);
    expect(waitForParts(buffer, child, 0, never)).toBe(2);
    expect(waitForParts(buffer, child, 2, never)).toBeUndefined();
    handOverImage(buffer, child);
    expect(waitForParts(buffer, child, 1, never)).toBe(2);
    expect(waitForHandOver(buffer, child, never)).toBe(true);
  });

  it("loses nothing when its last part comes, and all of it is handed over, between any two looks", () => {
    const load = Atomics.load.bind(Atomics) as (words: Int32Array, index: number) => number;
    const looks = 3;
    for (let before = 0; before < looks; before++) {
      const buffer = allocateImageBuffer(8);
      claimImage(buffer, parent);
      announceImage(buffer, child);
      let left = before;
      const look = (words: Int32Array, index: number): number => {
        if (left-- === 0) {
          addPart(buffer);
          handOverImage(buffer, child);
        }
        return load(words, index);
      };
      vi.stubGlobal("Atomics", Object.create(Atomics, { load: { value: look } }));
      expect(waitForParts(buffer, child, 0, () => true)).toBe(1);
      vi.unstubAllGlobals();
    }
  });

  it("is not taken for the one before it of the same buffer", () => {
    const buffer = allocateImageBuffer(8);
    claimImage(buffer, parent);
    announceImage(buffer, child);
    addPart(buffer);
    unclaimImage(buffer, parent);
    claimImage(buffer, parent);
    expect(waitForParts(buffer, child, -1, never)).toBeUndefined();
  });

  it("brings nothing when its parent is gone, or it is another's by now", () => {
    const buffer = allocateImageBuffer(8);
    claimImage(buffer, parent);
    expect(waitForHandOver(buffer, child, never)).toBe(false);
    handOverImage(buffer, other);
    expect(waitForHandOver(buffer, child, () => true)).toBe(false);
    releaseImage(buffer, other);
    expect(waitForParts(buffer, child, -1, () => true)).toBeUndefined();
  });

  it("is known to be untouched until it has been claimed in a run", () => {
    const buffer = allocateImageBuffer(8);
    expect(wasClaimed(buffer)).toBe(false);
    claimImage(buffer, parent);
    unclaimImage(buffer, parent);
    expect(wasClaimed(buffer)).toBe(true);
    claimImage(buffer, parent);
    resetImage(buffer);
    expect([wasClaimed(buffer), claimImage(buffer, other)]).toEqual([false, true]);
  });

  it("comes free when the child is killed before it has copied it, at once", () => {
    const buffer = allocateImageBuffer(8);
    claimImage(buffer, parent);
    handOverImage(buffer, child);
    abandonImage(buffer, other);
    expect(claimImage(buffer, other)).toBe(false);
    abandonImage(buffer, child);
    expect(claimImage(buffer, other)).toBe(true);
  });

  it("is not freed by a killed child that comes late, when it is another's", () => {
    const buffer = allocateImageBuffer(8);
    claimImage(buffer, parent);
    handOverImage(buffer, child);
    abandonImage(buffer, child);
    claimImage(buffer, parent);
    releaseImage(buffer, child);
    expect(claimImage(buffer, other)).toBe(false);
    handOverImage(buffer, other);
    releaseImage(buffer, child);
    expect(waitForHandOver(buffer, other, never)).toBe(true);
  });

  it("comes free when the parent is killed while it takes the image, once it can write no more", () => {
    vi.useFakeTimers();
    const buffer = allocateImageBuffer(8);
    claimImage(buffer, parent);
    abandonImage(buffer, parent);
    expect(claimImage(buffer, other)).toBe(false);
    vi.advanceTimersByTime(1000);
    expect(claimImage(buffer, other)).toBe(true);
  });

  it("stays another's who has it by the time that a killed parent can write no more", () => {
    vi.useFakeTimers();
    const buffer = allocateImageBuffer(8);
    claimImage(buffer, parent);
    abandonImage(buffer, parent);
    resetImage(buffer);
    claimImage(buffer, other);
    vi.advanceTimersByTime(1000);
    expect(claimImage(buffer, child)).toBe(false);
  });
});
