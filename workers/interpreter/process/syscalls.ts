import { childrensTime } from "../../kernel/processes/cpu-time";
import { isFile } from "../../kernel/ipc/descriptors";
import { Errno, KernelError } from "../../kernel/memory/errno";
import { groupOf, newSession, setGroup, targetsOf } from "../../kernel/processes/groups";
import { Header, Offset, Ownership, ProcessField } from "../../kernel/memory/layout";
import { statusOfExit, statusOfSignal } from "../../kernel/processes/wait-status";
import { discardSignal, pendingSignals } from "../../kernel/processes/signals";
import { readTimer, setTimer, type Timer } from "../../kernel/processes/timers";
import { RecordKind } from "../../api/record";
import type { PipeWish, Wish } from "../../kernel/deadlocks/wait-table";
import { ns, pid, type Tid, tid } from "../../api/units";
import type { StartMethod, WaitReason } from "../../api/events";
import { gated } from "./gate";
import { lockIsFree, lockRequest, tryLock } from "./record-locks";
import type { Process } from "./process";
import type { PyCallable } from "../pyodide/internals";
import type { SUSPEND, Wake } from "./scheduler";

// Events of poll(2).
const POLLIN = 1;
const POLLOUT = 4;

/** The result of a system call that may wait. */
type Waiting = Wake | typeof SUSPEND;

/** `performance.now()` that many seconds from now; undefined or negative: never. */
const deadlineIn = (seconds: number | undefined): number =>
  seconds === undefined || seconds < 0 ? Infinity : performance.now() + seconds * 1000;

const secondsOf = ({ left, interval }: Timer): [number, number] => [left / 1e9, interval / 1e9];

/**
 * What Python imports as `_kernel`. The functions outlive any one process: a snapshot or fork image names them by
 * their keys (`pyodide/snapshot.ts`), so each must be a property of this one table, and finds its process through
 * `current`. Names ending in `_` are mangled by Pyodide, and `null` becomes no None: use `undefined`.
 */
export function createSyscalls(current: () => Process) {
  const context = () => current().context;
  const kernel = () => context().kernel;

  /** Calls `operation`; a kernel error becomes its negative errno, as system calls return it. */
  function negativeErrno<Result>(operation: () => Result): Result | number {
    try {
      return operation();
    } catch (error) {
      if (!(error instanceof KernelError)) throw error;
      context().recordLimit(error);
      return -error.errno;
    }
  }

  function wait(wish: Wish, masks: number[], ready: () => boolean, timeout?: number): Waiting {
    const { scheduler } = current();
    const condition = { ...wish, masks, ready, deadline: deadlineIn(timeout) };
    if (context().threads === 1) return scheduler.block(condition);
    return scheduler.suspend(condition);
  }

  /** Slots of the children that waitpid(2) means: one (-1: there is none of that pid), any, or those of a process group. */
  function awaited(child: number): number[] {
    const { processes } = kernel();
    if (child > 0) return [processes.find(pid(child)) ?? -1];
    const children = processes.childrenOf(context().pid);
    if (child === -1) return children;
    const group = child === 0 ? processes.get(context().slot, ProcessField.GROUP) : -child;
    return children.filter((slot) => processes.get(slot, ProcessField.GROUP) === group);
  }

  /** The one that acquires sees what the last holder wrote. */
  function acquire(handle: number, thread: Tid, at: number): boolean {
    const acquired = kernel().semaphores.tryWait(handle, thread, at);
    if (!acquired) return false;
    current().locks.acquired(handle, thread, at);
    context().synchronise();
    return true;
  }

  function ends(fd: number) {
    const pipe = current().streams.pipe(fd);
    const { pipes } = kernel();
    const read = pipe?.read;
    const write = pipe?.write;
    const bytes: readonly PipeWish[] = read === undefined ? [] : [{ pipe: read, room: false }];
    const room: readonly PipeWish[] = write === undefined ? [] : [{ pipe: write, room: true }];
    return {
      object: read ?? write ?? 0,
      room,
      // What `readable` looks at.
      data: read === undefined ? room : bytes,
      readMask: read === undefined ? [] : [pipes.mask(read)],
      writeMask: write === undefined ? [] : [pipes.mask(write)],
      // Files are always ready; a pipe's write end is "readable" when its reader is gone (POLLERR).
      readable: () => (read !== undefined ? pipes.readable(read) : write === undefined || pipes.writable(write)),
      writable: (length: number) => write === undefined || pipes.hasRoom(write, length),
      reason: (read !== undefined && read === kernel().memory.words[Header.STDIN_PIPE] ? "stdin" : "pipe-read") as WaitReason,
    };
  }

  const calls = {
    // Processes
    beginning: () => current().beginning,
    getpid: () => context().pid,
    getppid: () => kernel().processes.get(context().slot, ProcessField.PARENT),
    cpu_count: () => kernel().memory.words[Header.CPU_COUNT],
    /** The caller must be suspended; the result is the child's pid or a negative errno. */
    fork: (name: string) => current().fork(name),
    /** Child's pid or a negative errno. `environment`: names and values in turn. */
    spawn: (args: Iterable<string>, environment: Iterable<string>, fds: Iterable<number>, name: string, method: StartMethod) =>
      negativeErrno(() => current().spawn({ args: [...args], environment: [...environment] }, new Set(fds), name, method)),
    exit: (code: number): never => current().exit(statusOfExit(code)),
    /** [pid, status] of an ended child, which `keep` leaves to be waited for; [0, 0] while none has ended, or a negative errno. `child`: as waitpid(2) takes it. */
    waitpid(child: number, keep = false): [number, number] | number {
      return negativeErrno(() => {
        const { processes } = kernel();
        const self = context().pid;
        const slots = awaited(child);
        if (slots.length === 0) throw new KernelError(Errno.ECHILD, "waitpid");
        for (const slot of slots) {
          const candidate = slot < 0 ? pid(child) : processes.pidOf(slot);
          const status = keep ? processes.statusOf(candidate, self) : processes.reap(candidate, self);
          if (status === undefined) continue;
          if (!keep && slot >= 0) kernel().trace.reaped(kernel().clock.now(), self, context().thread, context().where(), candidate);
          // What it wrote before its end is there from here on.
          context().synchronise();
          return [candidate, status] as [number, number];
        }
        return [0, 0] as [number, number];
      });
    },
    /** Waits until `waitpid(child)` has something to say. */
    wait_child(child: number): Waiting {
      const { processes } = kernel();
      const slots = awaited(child);
      const ended = (slot: number): boolean => slot < 0 || processes.over(slot);
      // The parent is woken at every child's end, whatever it is interested in.
      const masks = child > 0 ? slots.filter((slot) => slot >= 0).map((slot) => Offset.process(slot, ProcessField.EXIT_MASK)) : [];
      return wait({ reason: "child", object: child }, masks, () => slots.some(ended));
    },
    /** 0 or a negative errno; `target`: as kill(2) takes it. */
    kill(target: number, signal: number): number {
      return negativeErrno(() => {
        const { trace, clock } = kernel();
        const targets = targetsOf(kernel(), context().slot, target);
        for (const process of signal === 0 ? [] : targets)
          trace.signalSent(clock.now(), context().pid, context().thread, context().where(), signal, process);
        current().send(targets, signal);
        return 0;
      }) as number;
    },
    getpgid: (process: number) => negativeErrno(() => groupOf(kernel(), context().slot, process, ProcessField.GROUP)),
    getsid: (process: number) => negativeErrno(() => groupOf(kernel(), context().slot, process, ProcessField.SESSION)),
    setpgid: (process: number, group: number) => negativeErrno(() => setGroup(kernel(), context().slot, process, group) ?? 0),
    setsid: () => negativeErrno(() => newSession(kernel(), context().slot)),
    /** What Python does on a signal: 0 default, 1 ignore, 2 a handler in Python; `own`: one of the program's. */
    set_disposition(signal: number, disposition: number, own: boolean): void {
      const bit = 1 << signal;
      const { memory } = kernel();
      const set = (field: number, on: boolean): void => {
        const word = Offset.process(context().slot, field);
        if (on) Atomics.or(memory.words, word, bit);
        else Atomics.and(memory.words, word, ~bit);
      };
      if (disposition !== 2) discardSignal(kernel(), context().slot, signal);
      set(ProcessField.IGNORED, disposition === 1);
      set(ProcessField.HANDLED, disposition === 2);
      set(ProcessField.OWN_HANDLERS, disposition === 2 && own);
    },
    /** Bits of the signals that this process ignores. */
    ignored_signals: () => kernel().processes.get(context().slot, ProcessField.IGNORED),
    /** Each signal that a handler is about to see is written there; -1: nowhere. */
    set_wakeup_fd(fd: number): void {
      current().wakeupDescriptor = fd;
    },
    take_signal: () => current().takeSignal(),
    /** These bits are the signals that all threads of this process block. */
    set_blocked_signals: (bits: number) => kernel().processes.set(context().slot, ProcessField.BLOCKED, bits),
    blocked_signals: () => kernel().processes.get(context().slot, ProcessField.BLOCKED),
    /** Bits of those signals that are pending. */
    pending_signals: (among: number) => pendingSignals(kernel(), context().slot, among),
    /** Waits until one of those signals is pending, blocked or not; for any handler's if there is none. */
    wait_signal(among: number, timeout?: number): Waiting {
      return wait({ reason: "signal", object: 0 }, [], () => pendingSignals(kernel(), context().slot, among) !== 0, timeout);
    },
    /** The lowest of those signals that are pending, which no handler will see; 0: none. */
    accept_signal: (among: number) => current().acceptSignal(among),
    /** Pid of who sent the signal last. */
    sender_of: (signal: number) => kernel().processes.get(context().slot, ProcessField.SENDERS + signal),
    /** [seconds left, seconds between] of an interval timer, as `set_timer` has it: as it was. */
    get_timer: (which: number) => secondsOf(readTimer(kernel(), context().slot, which)),
    set_timer: (which: number, seconds: number, interval: number) =>
      secondsOf(setTimer(kernel(), context().slot, which, { left: ns(seconds * 1e9), interval: ns(interval * 1e9) })),
    /** Ends this process as the default action of `signal` does. */
    die_of: (signal: number): never => current().exit(statusOfSignal(signal)),

    // Files
    /** umask(2): as it was. */
    umask(mask: number): number {
      const { processes } = kernel();
      const before = processes.get(context().slot, ProcessField.UMASK);
      processes.set(context().slot, ProcessField.UMASK, mask & 0o777);
      return before;
    },

    // Descriptors
    /** [read end, write end] or a negative errno. */
    pipe: () => negativeErrno(() => current().pipe()),
    /** [one end, other end] or a negative errno. */
    socketpair: () => negativeErrno(() => current().socketpair()),
    wait_readable(fd: number): Waiting {
      const { object, data, readMask, writeMask, readable, reason } = ends(fd);
      return wait({ reason, object, pipes: data, length: 1 }, [...readMask, ...writeMask], readable);
    },
    wait_writable(fd: number, length: number): Waiting {
      const { room, writeMask, writable } = ends(fd);
      return wait({ reason: "pipe-write", object: room[0]?.pipe ?? 0, pipes: room, length }, writeMask, () => writable(length));
    },
    // Locks on files (`byProcess`: those of fcntl(2), else of flock(2))
    /** 0, or a negative errno: EAGAIN while another holds it. */
    file_lock: (fd: number, byProcess: boolean, exclusive: boolean, from: number, to: number): number =>
      negativeErrno(() => {
        if (tryLock(context(), lockRequest(context(), fd, byProcess, exclusive, { from, to }))) return 0;
        throw new KernelError(Errno.EAGAIN, "flock");
      }),
    file_unlock: (fd: number, byProcess: boolean, from: number, to: number): number =>
      negativeErrno(() => {
        const { inode, owner } = lockRequest(context(), fd, byProcess, false, { from, to });
        kernel().fileLocks.unlock(inode, owner, { from, to });
        return 0;
      }),
    /** Waits until nobody holds it; the first to come then takes it. */
    wait_file_lock(fd: number, byProcess: boolean, exclusive: boolean, from: number, to: number): Waiting {
      const { masks, ready, ...wish } = lockIsFree(context(), lockRequest(context(), fd, byProcess, exclusive, { from, to }));
      return wait(wish, [...masks], ready);
    },

    is_pipe: (fd: number) => current().streams.pipe(fd) !== undefined,
    is_nonblocking: (fd: number) => current().streams.nonblocking(fd),
    is_readable: (fd: number) => ends(fd).readable(),
    is_writable: (fd: number) => ends(fd).writable(1),
    /** What poll(2) reports of a descriptor at once. */
    poll_events: (fd: number) => current().streams.events(fd),
    /** Waits until one of the descriptors has one of its events. */
    poll(fds: Iterable<number>, events: Iterable<number>, timeout?: number): Waiting {
      const asked = [...events];
      const polled = [...fds].map((fd, index) => ({ fd, events: asked[index] ?? 0, ...ends(fd) }));
      const masks = polled.flatMap(({ readMask, writeMask }) => [...readMask, ...writeMask]);
      const { streams } = current();
      const ready = (): boolean => polled.some(({ fd, events: wanted }) => (streams.events(fd) & wanted) !== 0);
      const [only] = polled;
      const single = polled.length === 1 && only !== undefined && (only.events & POLLOUT) === 0;
      // Any process that could write, read or close there may end the wait.
      const pipes = polled.flatMap((end) => [
        ...((end.events & POLLIN) !== 0 || end.room.length === 0 ? end.data : []),
        ...((end.events & POLLOUT) !== 0 ? end.room : []),
      ]);
      return wait({ reason: single ? only.reason : "poll", object: single ? only.object : 0, pipes, length: 1 }, masks, ready, timeout);
    },
    /** A listening end for `connect`: [descriptor, address]. */
    listen: () => negativeErrno(() => current().listen()),
    /** The address of a listening descriptor. */
    listening_address: (fd: number) => ends(fd).object,
    /** A connected descriptor, or a negative errno. */
    connect: (address: number) => negativeErrno(() => current().connect(address)),
    /** The next connection's descriptor, or a negative errno (EAGAIN when there is none yet). */
    accept: (fd: number) => negativeErrno(() => current().accept(fd)),
    /** A number to be sent to another process by the connection `through` (-1: otherwise), which calls `receive_fd` once. */
    send_fd: (fd: number, through: number) => negativeErrno(() => current().sendDescriptor(fd, through)),
    receive_fd: (number: number) => negativeErrno(() => current().receiveDescriptor(number)),

    // Semaphores
    sem_new: (value: number, maximum: number) => negativeErrno(() => kernel().semaphores.create(context().slot, value, maximum)),
    sem_open: (handle: number) => kernel().semaphores.open(context().slot, handle),
    sem_close(handle: number): void {
      current().locks.closing(handle);
      kernel().semaphores.close(context().slot, handle);
    },
    /** It is a lock: who holds it posts it; `recursive`: nobody else can. */
    sem_lock: (handle: number, recursive: boolean) =>
      kernel().semaphores.setOwnership(handle, recursive ? Ownership.RECURSIVE : Ownership.LOCK),
    /** `at`: where in the reader's code, as `_interleave/holders.py` gives it. */
    sem_trywait: (handle: number, at: number) => acquire(handle, context().thread, at),
    sem_wait(handle: number, at: number, timeout?: number): Waiting {
      const { thread } = context();
      const masks = [kernel().semaphores.mask(handle)];
      const owner = kernel().semaphores.heldBy(handle, thread) ? thread : 0;
      return wait({ reason: "semaphore", object: handle, owner }, masks, () => acquire(handle, thread, at), timeout);
    },
    sem_post(handle: number): boolean {
      context().synchronise();
      current().locks.releasing(handle);
      return kernel().semaphores.post(handle, context().thread);
    },
    sem_getvalue: (handle: number) => kernel().semaphores.value(handle),

    // Time and threads
    sleep: (seconds: number) => wait({ reason: "sleep", object: 0 }, [], () => false, seconds),
    /** Seconds computed by this process, and by its children that it has waited for. */
    cpu_times: () => [context().computed / 1e9, childrensTime(kernel().memory, context().slot) / 1e9],
    /** Bytes of this process's memory. */
    memory_bytes: () => current().memoryBytes,
    yield_gil: () => current().scheduler.yieldGil(),
    set_threads(count: number): void {
      context().threads = count;
    },
    start_thread(run: PyCallable): void {
      current().startThread(run);
    },
    thread_running(thread: number, name: string): void {
      const { pid: self } = context();
      kernel().waits.threadBegan(tid(thread));
      kernel().trace.named(
        RecordKind.THREAD_STARTED,
        kernel().clock.now(),
        self,
        tid(thread),
        context().where(),
        kernel().strings.intern(name),
      );
      current().scheduler.threadRunning(tid(thread));
    },
    thread_ended(thread: number): void {
      kernel().waits.threadEnded(tid(thread));
      kernel().trace.named(RecordKind.THREAD_ENDED, kernel().clock.now(), context().pid, tid(thread), { file: 0, line: 0 }, 0);
    },
    /**
     * Waits until `local_wake(token)`; for locks between threads of this process. `owner`: tid of the lock's holder or
     * one of `Owner` (`kernel/deadlocks/wait-table.ts`); `at`: where it was acquired.
     */
    local_wait(token: number, reason: "lock" | "thread", object: number, owner: number, at: number, timeout?: number): Waiting {
      const { localWakes } = current();
      return wait({ reason, object, owner, ownerAt: at }, [], () => localWakes.delete(token), timeout);
    },
    /** A lock that other threads wait for has been acquired by `owner`, or (0) released. */
    lock_taken: (number: number, owner: number, at: number) => kernel().waits.lockTaken(number, owner, at),
    /** The reader's code at `at` has acquired a lock between threads: whether that was recorded, and more shall be. */
    lock_acquired: (number: number, at: number, unasked: number) => current().locks.localAcquired(number, at, unasked),
    lock_released: (number: number) => current().locks.localReleased(number),
    local_wake(token: number): void {
      current().localWakes.add(token);
      current().scheduler.wokeAnother();
    },
    local_forget(token: number): void {
      current().localWakes.delete(token);
    },
    set_switch_interval(microseconds: number): void {
      kernel().processes.set(context().slot, ProcessField.SWITCH_INTERVAL, microseconds);
    },

    // Trace
    intern: (text: string) => kernel().strings.intern(text),
    /** `kind` indexes TRACED; `name` is an interned string. */
    trace(kind: number, name: number, file: number, line: number): void {
      const { pid: self, thread } = context();
      const { trace, clock } = kernel();
      trace.named(TRACED[kind] ?? RecordKind.EXCEPTION, clock.now(), self, thread, { file, line }, name);
    },

    // Memory shared between processes
    /** Makes the memory at `address` a shared copy of a file's bytes: 0 or a negative errno. */
    mmap: (address: number, fd: number, offset: number, bytes: number) =>
      negativeErrno(() => {
        const { sharedMemory } = current();
        sharedMemory.map({ address, inode: sharedMemory.inodeOf(context().slot, fd), offset, bytes });
        return 0;
      }) as number,
    munmap: (address: number) => current().sharedMemory.unmap(address),
    /** A single value that is shared, before it is read and after it was written. */
    shared_load: (address: number, bytes: number) => current().sharedMemory.load(address, bytes),
    shared_store: (address: number, bytes: number) => current().sharedMemory.store(address, bytes),
    /** Whether a descriptor is a file of the run (and not a pipe, or one of Python's own). */
    is_run_file: (fd: number) => {
      const target = kernel().descriptors.get(context().slot, fd);
      return target !== undefined && isFile(target);
    },
  };
  return gated(calls, (operation) => context().enter(operation));
}

export type Syscalls = ReturnType<typeof createSyscalls>;

/** In the order of `_interleave/tracing.py`. */
const TRACED = [
  RecordKind.CALL_BEGAN,
  RecordKind.CALL_ENDED,
  RecordKind.TASK_BEGAN,
  RecordKind.TASK_ENDED,
  RecordKind.EXCEPTION,
  RecordKind.OMISSION_BEGAN,
  RecordKind.OMISSION_ENDED,
] as const;
