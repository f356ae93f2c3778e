import assert from "node:assert/strict";

const MAIN_THREAD = 1;

/**
 * What holds for the trace of every run, whatever the program. Throws at the first broken rule. It looks at the log itself, event by
 * event: the trace model mends what is broken (e.g. it ends a hold when the next one of the lock begins), and could not tell.
 */
export function checkTrace({ events, output, end }, { lost = false, merged = false, deadlock = false } = {}) {
  const processes = new Map();
  for (const event of events) {
    if (event.kind !== "process-created") continue;
    assert.ok(!processes.has(event.pid), `process ${event.pid} was created twice`);
    processes.set(event.pid, { created: event.time, parent: event.parent, running: undefined, exited: undefined });
  }
  if (!deadlock)
    assert.deepEqual(
      events.filter(({ kind }) => kind === "deadlock-found"),
      [],
      "a false alarm",
    );
  for (const event of events) checkEvent(event, processes, end, lost);
  if (lost) return;
  for (const [pid, process] of processes) checkLife(pid, process, processes, end);
  checkThreads(events, processes);
  checkHolders(events);
  if (!merged) checkOutput(events, output);
}

function checkEvent(event, processes, end, lost) {
  const says = () => JSON.stringify(event);
  if (event.kind === "lost") {
    assert.ok(lost, `events were lost: ${says()}`);
    return;
  }
  if (event.kind.startsWith("deadlock-")) return checkDeadlock(event, processes, end);
  const process = processes.get(event.pid);
  assert.ok(process, `an event of a process that nobody created: ${says()}`);
  assert.ok(event.time >= 0, `time before the run: ${says()}`);
  // The run's end is taken when the page hears of it, so no event is later.
  assert.ok(event.time <= end.duration, `time after the run's end (${end.duration}): ${says()}`);
  assert.ok(event.time >= process.created, `before its process was created: ${says()}`);
  assert.ok(event.line >= 0 && event.file >= 0, `no such place: ${says()}`);
  for (const [kind, field] of [
    ["process-running", "running"],
    ["process-exited", "exited"],
  ]) {
    if (event.kind !== kind) continue;
    assert.equal(process[field], undefined, `twice: ${says()}`);
    process[field] = event.time;
  }
}

function checkDeadlock(event, processes, end) {
  const says = () => JSON.stringify(event);
  assert.ok(event.time <= end.duration, `time after the run's end (${end.duration}): ${says()}`);
  if (event.kind !== "deadlock-found") return;
  assert.ok(event.waits.length > 0, `a deadlock of nobody: ${says()}`);
  for (const { pid, on } of event.waits)
    for (const each of [pid, ...on.map((who) => who.pid)]) assert.ok(processes.has(each), `a process that nobody created: ${says()}`);
}

function checkLife(pid, { created, parent, running, exited }, processes, end) {
  if (processes.has(parent)) assert.ok(processes.get(parent).created <= created, `process ${pid} is older than its parent`);
  if (running !== undefined) assert.ok(created <= running, `process ${pid} ran before it was created`);
  assert.ok(exited !== undefined, `process ${pid} never exited, though the run ended (${end.reason})`);
  assert.ok((running ?? created) <= exited, `process ${pid} exited before it ran`);
}

function checkThreads(events, processes) {
  const threads = new Map();
  for (const event of events) {
    if (event.kind.startsWith("process-") || event.kind.startsWith("deadlock-")) continue;
    const key = `${event.pid} ${event.tid}`;
    const thread = threads.get(key) ?? { waiting: undefined, stack: [], ended: false, time: 0, writing: false };
    threads.set(key, thread);
    checkThreadEvent(event, thread, processes.get(event.pid));
  }
  for (const [key, { waiting, stack, ended }] of threads) {
    if (!ended) continue;
    assert.equal(waiting, undefined, `thread ${key} ended while it waited`);
    assert.deepEqual(stack, [], `thread ${key} ended within calls`);
  }
}

function checkThreadEvent(event, thread, process) {
  const says = () => JSON.stringify(event);
  assert.ok(event.time >= thread.time, `earlier than the event before it in its thread (${thread.time}): ${says()}`);
  thread.time = event.time;
  assert.ok(!thread.ended, `after its thread's end: ${says()}`);
  if (process.exited !== undefined) assert.ok(event.time <= process.exited, `after its process's exit: ${says()}`);
  switch (event.kind) {
    case "wait-began":
      assert.equal(thread.waiting, undefined, `a wait within a wait for ${thread.waiting}: ${says()}`);
      thread.waiting = `${event.reason} ${event.object}`;
      break;
    case "wait-ended":
      assert.equal(`${event.reason} ${event.object}`, thread.waiting, `the end of another wait: ${says()}`);
      thread.waiting = undefined;
      break;
    case "call-began":
    case "task-began":
      assert.equal(thread.waiting, undefined, `calls while it waits for ${thread.waiting}: ${says()}`);
      thread.stack.push(`${event.kind.slice(0, 4)} ${event.name}`);
      break;
    case "call-ended":
    case "task-ended":
      assert.equal(thread.stack.pop(), `${event.kind.slice(0, 4)} ${event.name}`, `calls don't nest: ${says()}`);
      break;
    case "thread-ended":
      thread.ended = true;
      break;
  }
}

function checkHolders(events) {
  const twice = heldTwice(events);
  assert.equal(twice, undefined, `two holders at once: ${JSON.stringify(twice)}`);
  const turns = new Map();
  for (const event of events) {
    if (event.kind !== "gil-taken") continue;
    assert.notEqual(event.from, event.tid, `the GIL of its own: ${JSON.stringify(event)}`);
    assert.equal(event.from, turns.get(event.pid) ?? MAIN_THREAD, `not the last to have the GIL: ${JSON.stringify(event)}`);
    turns.set(event.pid, event.tid);
  }
}

/** A semaphore is the same in all processes; a lock between threads is its process's own. */
const lockOf = ({ reason, object, pid }) => (reason === "semaphore" ? `semaphore ${object}` : `lock ${object} of ${pid}`);

/** What an exclusive lock's holder has not released when the next acquires it: the first such pair, if there is one. */
function heldTwice(events) {
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

function checkOutput(events, output) {
  const wrote = new Map();
  for (const event of events) {
    if (event.kind !== "wrote") continue;
    assert.ok(!wrote.has(event.sequence), `two events for chunk ${event.sequence}`);
    wrote.set(event.sequence, event);
  }
  assert.ok(wrote.size <= output.length, "no wrote events without chunks");
  const killed = new Set(events.filter((event) => event.kind === "process-exited" && event.exitCode < 0).map(({ pid }) => pid));
  for (const [index, chunk] of output.entries()) {
    assert.equal(chunk.sequence, index, "chunks are numbered in order");
    const event = wrote.get(chunk.sequence);
    // A killed process may have died between its last chunk and the event of it.
    if (event === undefined && killed.has(chunk.pid) && !output.slice(index + 1).some(({ pid }) => pid === chunk.pid)) continue;
    assert.ok(event, `no event for chunk ${chunk.sequence}`);
    const told = { pid: event.pid, tid: event.tid, time: event.time, stream: event.fd === 1 ? "stdout" : "stderr" };
    assert.deepEqual(told, { pid: chunk.pid, tid: chunk.tid, time: chunk.time, stream: chunk.stream }, `chunk ${index} and its event`);
  }
}
