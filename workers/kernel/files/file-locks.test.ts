import { describe, expect, it } from "vitest";
import type { LockOwner, LockRange } from "./file-locks";
import { FileLocks, TO_THE_END } from "./file-locks";
import { KERNEL_BYTES, MAX_FILE_LOCKS, viewKernelMemory } from "../memory/layout";

const file = 7;
const [ann, bob]: LockOwner[] = [{ process: 100 }, { process: 101 }];
const whole: LockRange = { from: 0, to: TO_THE_END };
const bytes = (from: number, to: number): LockRange => ({ from, to });

function make(): FileLocks {
  return new FileLocks(viewKernelMemory(new SharedArrayBuffer(KERNEL_BYTES)), 100);
}

describe("locks on files", () => {
  it("exclude each other, shared ones only what is exclusive", () => {
    const locks = make();
    expect(locks.tryLock(file, ann!, false, whole)).toBe(true);
    expect(locks.tryLock(file, bob!, false, whole)).toBe(true);
    expect(locks.tryLock(file, bob!, true, whole)).toBe(false);
    locks.unlock(file, ann!);
    expect(locks.tryLock(file, bob!, true, whole)).toBe(true);
    expect(locks.tryLock(file, ann!, false, whole)).toBe(false);
    expect(locks.tryLock(file + 1, ann!, true, whole)).toBe(true);
  });

  it("are of bytes, of which a part can be given back", () => {
    const locks = make();
    locks.tryLock(file, ann!, true, bytes(10, 40));
    expect(locks.tryLock(file, bob!, true, bytes(0, 10))).toBe(true);
    expect(locks.tryLock(file, bob!, true, bytes(39, 50))).toBe(false);
    locks.unlock(file, ann!, bytes(20, 30));
    expect(locks.tryLock(file, bob!, true, bytes(20, 30))).toBe(true);
    expect(locks.tryLock(file, bob!, true, bytes(19, 20))).toBe(false);
    expect(locks.conflict(file, bob!, false, bytes(30, 31))).toEqual({ owner: -100, exclusive: true, from: 30, to: 40 });
  });

  it("become others in their owner's hands", () => {
    const locks = make();
    locks.tryLock(file, ann!, true, whole);
    expect(locks.tryLock(file, ann!, false, whole)).toBe(true);
    expect(locks.tryLock(file, bob!, false, whole)).toBe(true);
    expect(locks.tryLock(file, ann!, true, whole)).toBe(false);
  });

  it("of open files and of processes don't see each other", () => {
    const locks = make();
    locks.tryLock(file, ann!, true, whole);
    expect(locks.tryLock(file, { openFile: 0 }, true, whole)).toBe(true);
    expect(locks.tryLock(file, { openFile: 1 }, true, whole)).toBe(false);
    expect(locks.tryLock(file, bob!, true, whole)).toBe(false);
  });

  it("go with their owner", () => {
    const locks = make();
    locks.tryLock(file, ann!, true, bytes(0, 5));
    locks.tryLock(file + 1, ann!, true, whole);
    locks.releaseAll(ann!);
    expect(locks.tryLock(file, bob!, true, whole)).toBe(true);
    expect(locks.tryLock(file + 1, bob!, true, whole)).toBe(true);
  });

  it("are only so many", () => {
    const locks = make();
    for (let i = 0; i < MAX_FILE_LOCKS; i++) expect(locks.tryLock(file, ann!, true, bytes(2 * i, 2 * i + 1))).toBe(true);
    expect(() => locks.tryLock(file, ann!, true, bytes(9999, 10000))).toThrow("fcntl");
  });
});
