import { beforeEach, expect, it } from "vitest";
import { Errno } from "../memory/errno";
import { groupOf, newSession, setGroup, targetsOf } from "./groups";
import { errnoOf, newKernel, NOBODY, start, type TestProcess } from "../kernel.test-support";
import { ProcessField } from "../memory/layout";

let kernel = newKernel();
let main: TestProcess;
let child: TestProcess;
let other: TestProcess;

beforeEach(() => {
  kernel = newKernel();
  main = start(kernel);
  child = start(kernel, main.pid);
  other = start(kernel, main.pid);
});

const group = (process: TestProcess): number => groupOf(kernel, process.slot, 0, ProcessField.GROUP);

it("a child is in its parent's group until it joins another", () => {
  expect(group(child)).toBe(main.pid);
  setGroup(kernel, main.slot, child.pid, 0);
  setGroup(kernel, other.slot, 0, child.pid);
  expect([group(child), group(other), group(main)]).toEqual([child.pid, child.pid, main.pid]);
  const grandchild = start(kernel, child.pid);
  expect(group(grandchild)).toBe(child.pid);
});

it("a group is joined by one's own and one's children, in one's session, and only if it is there", () => {
  const set = (caller: TestProcess, process: number, to: number) => errnoOf(() => setGroup(kernel, caller.slot, process, to));
  expect(set(child, other.pid, 0)).toBe(Errno.ESRCH);
  expect(set(child, NOBODY, 0)).toBe(Errno.ESRCH);
  expect(set(child, 0, NOBODY)).toBe(Errno.EPERM);
  expect(set(child, 0, -1)).toBe(Errno.EINVAL);
  newSession(kernel, child.slot);
  expect(set(child, 0, 0)).toBe(Errno.EPERM);
  expect(set(other, 0, child.pid)).toBe(Errno.EPERM);
});

it("a session is begun by whoever leads no group", () => {
  expect(newSession(kernel, child.slot)).toBe(child.pid);
  expect(groupOf(kernel, main.slot, child.pid, ProcessField.SESSION)).toBe(child.pid);
  expect(errnoOf(() => newSession(kernel, child.slot))).toBe(Errno.EPERM);
  expect(errnoOf(() => newSession(kernel, main.slot))).toBe(Errno.EPERM);
});

it("kill means one, a group, one's own group or all others; oneself last", () => {
  setGroup(kernel, other.slot, 0, 0);
  expect(targetsOf(kernel, main.slot, other.pid)).toEqual([other.pid]);
  expect(targetsOf(kernel, main.slot, -other.pid)).toEqual([other.pid]);
  expect(targetsOf(kernel, main.slot, 0)).toEqual([child.pid, main.pid]);
  expect(targetsOf(kernel, child.slot, -1)).toEqual([main.pid, other.pid]);
  expect(errnoOf(() => targetsOf(kernel, main.slot, -NOBODY))).toBe(Errno.ESRCH);
  expect(errnoOf(() => targetsOf(kernel, main.slot, 1))).toBe(Errno.EPERM);
});
