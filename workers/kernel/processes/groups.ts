import { type Pid, pid } from "../../api/units";
import { Errno, KernelError } from "../memory/errno";
import { ProcessField } from "../memory/layout";
import { INIT, type Processes } from "./processes";

interface Table {
  readonly processes: Processes;
}

/** Slots of the live processes of a process group. */
export function membersOf({ processes }: Table, group: number): number[] {
  return processes.slots().filter((slot) => processes.alive(slot) && processes.get(slot, ProcessField.GROUP) === group);
}

/** Whom `caller`'s kill(2) of `target` means, itself last. Throws ESRCH when that is nobody. */
export function targetsOf(table: Table, caller: number, target: number): Pid[] {
  const { processes } = table;
  if (target === INIT) throw new KernelError(Errno.EPERM, "kill");
  if (target > 0) return [pid(target)];
  const self = processes.pidOf(caller);
  const slots =
    target === -1
      ? processes.slots().filter((slot) => processes.alive(slot) && slot !== caller)
      : membersOf(table, target === 0 ? processes.get(caller, ProcessField.GROUP) : -target);
  if (slots.length === 0) throw new KernelError(Errno.ESRCH, "kill");
  const pids = slots.map((slot) => processes.pidOf(slot));
  return [...pids.filter((each) => each !== self), ...pids.filter((each) => each === self)];
}

/** getpgid(2), getsid(2): the process's group or session; `process` 0: the caller's. Throws ESRCH. */
export function groupOf(
  { processes }: Table,
  caller: number,
  process: number,
  field: typeof ProcessField.GROUP | typeof ProcessField.SESSION,
): number {
  const slot = process === 0 ? caller : processes.find(pid(process));
  if (slot === undefined) throw new KernelError(Errno.ESRCH, "getpgid");
  return processes.get(slot, field);
}

/** setpgid(2): the caller or a child of it joins a group of its session, or (`group` 0) leads one of its own. */
export function setGroup(table: Table, caller: number, process: number, group: number): void {
  const { processes } = table;
  if (group < 0) throw new KernelError(Errno.EINVAL, "setpgid");
  const self = processes.pidOf(caller);
  const slot = process === 0 ? caller : processes.find(pid(process));
  const child = slot !== undefined && processes.get(slot, ProcessField.PARENT) === self;
  if (slot === undefined || !(slot === caller || child)) throw new KernelError(Errno.ESRCH, "setpgid");
  const its = processes.pidOf(slot);
  const session = processes.get(slot, ProcessField.SESSION);
  const joined = group === 0 ? its : group;
  const inSession = membersOf(table, joined).some((member) => processes.get(member, ProcessField.SESSION) === session);
  const allowed = session === processes.get(caller, ProcessField.SESSION) && session !== its && (joined === its || inSession);
  if (!allowed) throw new KernelError(Errno.EPERM, "setpgid");
  processes.set(slot, ProcessField.GROUP, joined);
}

/** setsid(2): the caller leads a session and a group of its own. Throws EPERM when it leads a group already. */
export function newSession(table: Table, caller: number): Pid {
  const { processes } = table;
  const self = processes.pidOf(caller);
  if (membersOf(table, self).length > 0) throw new KernelError(Errno.EPERM, "setsid");
  processes.set(caller, ProcessField.GROUP, self);
  processes.set(caller, ProcessField.SESSION, self);
  return self;
}
