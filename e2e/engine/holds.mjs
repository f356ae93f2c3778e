/** A semaphore is the same in all processes; a lock between threads is its process's own. */
const lockOf = ({ reason, object, pid }) => (reason === "semaphore" ? `semaphore ${object}` : `lock ${object} of ${pid}`);

/**
 * Holds of locks, in order of their beginning: who, from which line to which, and who had the lock before. An event
 * ends the hold of its own thread, else (a lock used as a signal) the oldest. Open ones have no `end`.
 */
export function holds(events) {
  const found = [];
  const previous = new Map();
  for (const event of events) {
    if (event.kind === "lock-acquired") {
      const { pid, tid, line, time, reason, object, exclusive, first } = event;
      const lock = lockOf(event);
      const hold = { lock, pid, tid, line, begin: time, reason, object, exclusive, before: first ? undefined : previous.get(lock) };
      previous.set(lock, hold);
      found.push(hold);
    } else if (event.kind === "lock-released") {
      const open = found.filter(({ lock, end }) => lock === lockOf(event) && end === undefined);
      const hold = open.find(({ pid, tid }) => pid === event.pid && tid === event.tid) ?? open[0];
      if (hold !== undefined) Object.assign(hold, { end: event.time, endLine: event.line, endPid: event.pid });
    }
  }
  return found;
}

/** What an exclusive lock's holder has not released when the next acquires it: the first such pair, if there is one. */
export function heldTwice(events) {
  const holders = new Map();
  for (const event of events) {
    if (event.kind === "lock-acquired" && event.exclusive) {
      const holder = holders.get(lockOf(event));
      if (holder !== undefined && !event.first) return [holder, event];
      holders.set(lockOf(event), event);
    }
    if (event.kind === "lock-released") holders.delete(lockOf(event));
    // What a killed process does in its last moments is not told.
    if (event.kind === "process-exited") for (const [lock, { pid }] of holders) if (pid === event.pid) holders.delete(lock);
  }
  return undefined;
}
