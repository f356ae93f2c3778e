import type { Pid } from "../api/units";

/**
 * The buffer of a fork's image, on its way from the parent to the child:
 *
 *     byte 0       4    8         12      16      20                 64
 *          owner │ id │ claimed │ child │ parts │ the image's words │ what is in use of the memory, then its description
 *
 *     owner   0 ── claimImage ──► −100 ── handOverImage ──► 101 ── releaseImage ──► 0      parent 100, child 101
 *     child   0                   101 from announceImage on: it copies part 1 while the parent writes part 2
 *
 * To free it is to name the owner that is expected: of two that come, the late one finds another's and does nothing.
 */

/** Where the memory begins in an image's buffer; a few words are before it. */
export const IMAGE_START = 64;

/** 0: free; a process's pid negated: it takes an image; a pid: that process has yet to copy it. */
const OWNER_WORD = 0;
const ID_WORD = 1;
/** 1: it has been claimed since the run began. */
const CLAIMED_WORD = 2;
/** The process whose image it is; 0: nobody knows yet. */
const CHILD_WORD = 3;
/** How many parts of the image are there, and 1 more once CHILD_WORD is. */
const PARTS_WORD = 4;
/** Words from here to IMAGE_START are the image's. */
export const DESCRIPTION_WORD = 5;

/** How long to wait until what may have ended the wait otherwise is looked at. */
const LOOK_AGAIN_MS = 20;

/** How long a terminated worker may still write into a buffer. */
const GRACE_MS = 1000;

/** A new buffer for images of `bytes`. */
export function allocateImageBuffer(bytes: number): SharedArrayBuffer {
  const buffer = new SharedArrayBuffer(IMAGE_START + bytes);
  header(buffer)[ID_WORD] = crypto.getRandomValues(new Int32Array(1))[0] ?? 0;
  return buffer;
}

/** Begins a buffer's use in a run. */
export function resetImage(buffer: SharedArrayBuffer): void {
  Atomics.store(header(buffer), CLAIMED_WORD, 0);
  setOwner(buffer, 0);
}

/** Whether a process of the run has claimed the buffer, and may have it still. */
export function wasClaimed(buffer: SharedArrayBuffer): boolean {
  return Atomics.load(header(buffer), CLAIMED_WORD) !== 0;
}

/** By which buffers are known: one that comes in a message is another object each time. */
export function imageBufferId(buffer: SharedArrayBuffer): number {
  return header(buffer)[ID_WORD] ?? 0;
}

/** Takes a free buffer for an image of process `taker`; false when it isn't free. */
export function claimImage(buffer: SharedArrayBuffer, taker: Pid): boolean {
  if (Atomics.compareExchange(header(buffer), OWNER_WORD, 0, -taker) !== 0) return false;
  Atomics.store(header(buffer), CLAIMED_WORD, 1);
  Atomics.store(header(buffer), CHILD_WORD, 0);
  Atomics.store(header(buffer), PARTS_WORD, 0);
  return true;
}

/** The image is described, and will be there part by part: `child` may begin to copy it. */
export function announceImage(buffer: SharedArrayBuffer, child: Pid): void {
  Atomics.store(header(buffer), CHILD_WORD, child);
  addPart(buffer);
}

/** The next part is there. */
export function addPart(buffer: SharedArrayBuffer): void {
  Atomics.add(header(buffer), PARTS_WORD, 1);
  Atomics.notify(header(buffer), PARTS_WORD);
}

/** All of the image is there, and `child`'s alone: from here on, its parent does nothing with the buffer. */
export function handOverImage(buffer: SharedArrayBuffer, child: Pid): void {
  setOwner(buffer, child);
}

/**
 * Waits until more parts of `child`'s image are there than `seen`, and returns how many; undefined: they will never be,
 * for which `coming` is asked now and then. Who has not yet heard of the image has seen -1.
 */
export function waitForParts(buffer: SharedArrayBuffer, child: Pid, seen: number, coming: (taker: Pid) => boolean): number | undefined {
  for (;;) {
    const words = header(buffer);
    // The owner first: once that is the child, all parts are there. Looked at last, it may be, and the last part not seen.
    const owner = ownerOf(buffer);
    const parts = Atomics.load(words, PARTS_WORD);
    const announced = Atomics.load(words, CHILD_WORD) === child && (owner === child || owner < 0);
    if (announced && parts - 1 > seen) return parts - 1;
    if (owner >= 0 || !coming(-owner as Pid)) return undefined;
    Atomics.wait(words, PARTS_WORD, parts, LOOK_AGAIN_MS);
  }
}

/** Waits until the image is `child`'s alone, as `waitForParts` does for parts; false: it will never be. */
export function waitForHandOver(buffer: SharedArrayBuffer, child: Pid, coming: (taker: Pid) => boolean): boolean {
  for (let owner = ownerOf(buffer); owner !== child; owner = ownerOf(buffer)) {
    if (owner >= 0 || !coming(-owner as Pid)) return false;
    Atomics.wait(header(buffer), OWNER_WORD, owner, LOOK_AGAIN_MS);
  }
  return true;
}

/** Waits, not for long, for a buffer that was in use. */
export function waitForBuffer(buffer: SharedArrayBuffer): void {
  const owner = ownerOf(buffer);
  if (owner !== 0) Atomics.wait(header(buffer), OWNER_WORD, owner, LOOK_AGAIN_MS);
}

/**
 * Lets the buffer be used again: the image's `child` has copied it, or never will. A child that was killed may come late,
 * when it is another's.
 */
export function releaseImage(buffer: SharedArrayBuffer, child: Pid): void {
  release(buffer, child);
}

/** Gives back the buffer that `taker` has claimed, unless it has handed over an image. */
export function unclaimImage(buffer: SharedArrayBuffer, taker: Pid): void {
  release(buffer, -taker);
}

/** A process has been ended from outside: what it had of the buffer, it needs no more. */
export function abandonImage(buffer: SharedArrayBuffer, dead: Pid): void {
  release(buffer, dead);
  if (ownerOf(buffer) === -dead) setTimeout(() => release(buffer, -dead), GRACE_MS);
}

function ownerOf(buffer: SharedArrayBuffer): number {
  return Atomics.load(header(buffer), OWNER_WORD);
}

function release(buffer: SharedArrayBuffer, owner: number): void {
  if (Atomics.compareExchange(header(buffer), OWNER_WORD, owner, 0) === owner) Atomics.notify(header(buffer), OWNER_WORD);
}

function setOwner(buffer: SharedArrayBuffer, owner: number): void {
  Atomics.store(header(buffer), OWNER_WORD, owner);
  Atomics.notify(header(buffer), OWNER_WORD);
}

function header(buffer: SharedArrayBuffer): Int32Array<SharedArrayBuffer> {
  return new Int32Array(buffer, 0, DESCRIPTION_WORD);
}
