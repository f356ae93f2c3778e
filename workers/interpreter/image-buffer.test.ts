import { afterEach, describe, expect, it, vi } from "vitest";
import { pid } from "../units";
import { abandonImage, allocateImageBuffer, claimImage, COMPLETE, handOverImage, releaseImage, setProgress, waitForProgress } from "./image-buffer";

const [parent, child, other] = [pid(100), pid(101), pid(102)];
const never = (): boolean => false;

afterEach(() => vi.useRealTimers());

describe("an image's buffer", () => {
  it("is one process's until the child of its image has copied it", () => {
    const buffer = allocateImageBuffer(8);
    expect(claimImage(buffer, parent)).toBe(true);
    expect(claimImage(buffer, other)).toBe(false);
    handOverImage(buffer, child);
    expect(claimImage(buffer, other)).toBe(false);
    expect(waitForProgress(buffer, 0, child, never)).toBe(COMPLETE);
    releaseImage(buffer);
    expect(claimImage(buffer, other)).toBe(true);
  });

  it("is waited for, part by part, as long as the image can come", () => {
    const buffer = allocateImageBuffer(8);
    claimImage(buffer, parent);
    const asked: number[] = [];
    const coming = (taker: number): boolean => {
      if (asked.push(taker) === 2) setProgress(buffer, 4);
      if (asked.length === 5) handOverImage(buffer, child);
      return true;
    };
    expect(waitForProgress(buffer, 0, child, coming)).toBe(4);
    expect(waitForProgress(buffer, 4, child, coming)).toBe(COMPLETE);
    expect(asked).toEqual([parent, parent, parent, parent, parent]);
  });

  it("has no part of the image before", () => {
    const buffer = allocateImageBuffer(8);
    claimImage(buffer, parent);
    setProgress(buffer, 4);
    handOverImage(buffer, child);
    releaseImage(buffer);
    claimImage(buffer, other);
    let looks = 0;
    expect(waitForProgress(buffer, 0, child, () => looks++ < 2)).toBeUndefined();
    expect(looks).toBe(3);
  });

  it("brings nothing when its parent is gone, or it is another's by now", () => {
    const buffer = allocateImageBuffer(8);
    claimImage(buffer, parent);
    expect(waitForProgress(buffer, 0, child, never)).toBeUndefined();
    handOverImage(buffer, other);
    expect(waitForProgress(buffer, 0, child, () => true)).toBeUndefined();
    releaseImage(buffer);
    expect(waitForProgress(buffer, 0, child, () => true)).toBeUndefined();
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

  it("comes free when the parent is killed while it takes the image, once it can write no more", () => {
    vi.useFakeTimers();
    const buffer = allocateImageBuffer(8);
    claimImage(buffer, parent);
    abandonImage(buffer, parent);
    expect(claimImage(buffer, other)).toBe(false);
    vi.advanceTimersByTime(1000);
    expect(claimImage(buffer, other)).toBe(true);
  });
});
