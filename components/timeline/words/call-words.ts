import type { WaitReason } from "@/workers";

interface LibraryCall {
  /** As the reader's line may have it, or where that is. */
  readonly call: string;
  /** What it waits for there, where that says more than the kernel's reason. */
  readonly wait?: string;
}

const results = "waiting for results";
const turn = "waiting for the lock";
const answer = "waiting for the manager";

/** By CPython's qualified names; what several classes have under one name of theirs stands under each. */
const calls: Readonly<Record<string, LibraryCall>> = {
  "Pool.map": { call: "pool.map()", wait: results },
  "Pool.starmap": { call: "pool.starmap()", wait: results },
  "Pool.apply": { call: "pool.apply()", wait: "waiting for the result" },
  "Pool.join": { call: "pool.join()", wait: "waiting for the workers to end" },
  "Pool.terminate": { call: "pool.terminate()", wait: "waiting for the workers to end" },
  "Pool.__exit__": { call: "at the end of with Pool", wait: "ending the workers" },
  "ApplyResult.get": { call: "result.get()", wait: "waiting for the result" },
  "ApplyResult.wait": { call: "result.wait()", wait: "waiting for the result" },
  "IMapIterator.next": { call: "pool.imap()", wait: "waiting for the next result" },
  "BaseProcess.join": { call: "process.join()", wait: "waiting for the process to end" },
  "BaseProcess.start": { call: "process.start()" },
  "Thread.join": { call: "thread.join()", wait: "waiting for the thread to end" },
  "Thread.start": { call: "thread.start()", wait: "waiting for the thread to begin" },
  "Queue.get": { call: "queue.get()", wait: "waiting for an item" },
  "Queue.put": { call: "queue.put()", wait: "waiting for room" },
  "Queue.join": { call: "queue.join()", wait: "waiting until all items are done" },
  "Queue.join_thread": { call: "queue.join_thread()", wait: "waiting until all items are sent" },
  "SimpleQueue.get": { call: "queue.get()", wait: "waiting for an item" },
  "SimpleQueue.put": { call: "queue.put()", wait: "waiting for room" },
  "JoinableQueue.put": { call: "queue.put()", wait: "waiting for room" },
  "JoinableQueue.join": { call: "queue.join()", wait: "waiting until all items are done" },
  "_ConnectionBase.recv": { call: "connection.recv()", wait: "waiting for a message" },
  "_ConnectionBase.recv_bytes": { call: "connection.recv_bytes()", wait: "waiting for a message" },
  "_ConnectionBase.send": { call: "connection.send()", wait: "waiting for room in the pipe" },
  "_ConnectionBase.send_bytes": { call: "connection.send_bytes()", wait: "waiting for room in the pipe" },
  "_ConnectionBase.poll": { call: "connection.poll()", wait: "waiting for a message" },
  wait: { call: "wait()", wait: "waiting for any of several" },
  "RLock.acquire": { call: "lock.acquire()", wait: turn },
  "RLock.__enter__": { call: "with lock", wait: turn },
  "SemLock.__enter__": { call: "with lock", wait: turn },
  "Semaphore.acquire": { call: "semaphore.acquire()", wait: "waiting for its turn" },
  "Semaphore.__enter__": { call: "with semaphore", wait: "waiting for its turn" },
  "Condition.__enter__": { call: "with condition", wait: turn },
  "Condition.acquire": { call: "condition.acquire()", wait: turn },
  "Condition.wait": { call: "condition.wait()", wait: "waiting to be notified" },
  "Condition.wait_for": { call: "condition.wait_for()", wait: "waiting to be notified" },
  "Event.wait": { call: "event.wait()", wait: "waiting for the event to be set" },
  "Barrier.wait": { call: "barrier.wait()", wait: "waiting for the others" },
  "Future.result": { call: "future.result()", wait: "waiting for the result" },
  "Future.exception": { call: "future.exception()", wait: "waiting for the result" },
  "Executor.map": { call: "executor.map()", wait: results },
  "Executor.map.<locals>.result_iterator": { call: "executor.map()", wait: results },
  "Executor.shutdown": { call: "executor.shutdown()", wait: "waiting for the workers to end" },
  "ProcessPoolExecutor.shutdown": { call: "executor.shutdown()", wait: "waiting for the workers to end" },
  "ThreadPoolExecutor.shutdown": { call: "executor.shutdown()", wait: "waiting for the threads to end" },
  "Executor.__exit__": { call: "at the end of with Executor", wait: "waiting for the workers to end" },
  as_completed: { call: "as_completed()", wait: "waiting for the next result" },
  "BaseManager.start": { call: "manager.start()", wait: "waiting for the manager to begin" },
  "BaseProxy._callmethod": { call: "in a manager's object", wait: answer },
};

/** What no call of the library explains further: not a wait for anything of the program's, or named by the call already. */
const ownWords: readonly WaitReason[] = ["gil", "fork", "output", "sleep", "signal", "stopped"];

/**
 * `in pool.map(): waiting for results`: a wait in words of the reader's own line. Where a call is not known by name, the
 * reason's words follow it.
 */
export function callWords(qualifiedName: string, reason: WaitReason, reasonWords: string): string {
  if (qualifiedName === "" || ownWords.includes(reason)) return reasonWords;
  const known = calls[qualifiedName];
  const call = known?.call ?? plainCall(qualifiedName);
  return `${call.endsWith("()") ? `in ${call}` : call}: ${known?.wait ?? reasonWords}`;
}

/** `Pool._guarded.<locals>.run` is `run()`, `DictProxy.get` is `DictProxy.get()`: without what only the library's source explains. */
function plainCall(qualifiedName: string): string {
  const visible = qualifiedName.split(".<locals>.").at(-1) ?? qualifiedName;
  return `${visible}()`;
}
