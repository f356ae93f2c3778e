import { ns, type Ns } from "../../api/units";
import { type KernelMemory, Offset, ProcessField } from "../memory/layout";

/**
 * How long a process has computed: the time in which its worker was not blocked, since no browser tells what of it the
 * worker had a core. Kept where all can read it, so that it is known of one that was killed, too.
 */
export function computedTime({ floats }: KernelMemory, slot: number, now: Ns): Ns {
  const since = floats[Offset.processFloat(slot, ProcessField.AWAKE_SINCE)] ?? 0;
  const before = floats[Offset.processFloat(slot, ProcessField.COMPUTED)] ?? 0;
  return ns(before + (since === 0 ? 0 : Math.max(0, now - since)));
}

/** The process goes on, or begins. */
export function awoke({ floats }: KernelMemory, slot: number, now: Ns): void {
  floats[Offset.processFloat(slot, ProcessField.AWAKE_SINCE)] = now;
}

/** The process sleeps from now on, or has ended. */
export function fellAsleep(memory: KernelMemory, slot: number, now: Ns): void {
  const { floats } = memory;
  floats[Offset.processFloat(slot, ProcessField.COMPUTED)] = computedTime(memory, slot, now);
  floats[Offset.processFloat(slot, ProcessField.AWAKE_SINCE)] = 0;
}

/** times(2): what the children had computed that it has waited for, and those of theirs that they had waited for. */
export function childrensTime({ floats }: KernelMemory, slot: number): Ns {
  return ns(floats[Offset.processFloat(slot, ProcessField.CHILDREN_COMPUTED)] ?? 0);
}

/** The parent has waited for the child. */
export function addChildsTime(memory: KernelMemory, parent: number, child: number): void {
  const computed = memory.floats[Offset.processFloat(child, ProcessField.COMPUTED)] ?? 0;
  memory.floats[Offset.processFloat(parent, ProcessField.CHILDREN_COMPUTED)] =
    childrensTime(memory, parent) + computed + childrensTime(memory, child);
}
