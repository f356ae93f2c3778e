import type { Ns, Pid, Tid } from "./units";

/** As numbers say them, in the log and in files: the index of each. New ones come last. */
export const START_METHODS = ["main", "fork", "spawn", "forkserver"] as const;
/** What `multiprocessing.get_all_start_methods()` lists on POSIX. */
export type StartMethod = Exclude<(typeof START_METHODS)[number], "main">;

/** What a blocked thread waits for; as `START_METHODS`. */
export const WAIT_REASONS = [
  "sleep", // time.sleep()
  "pipe-read", // reading from an empty pipe: Connection.recv, Queue.get
  "pipe-write", // writing to a full pipe: Connection.send, Queue.put's feeder
  "poll", // connection.wait(), select(): any of several pipes or sentinels
  "semaphore", // multiprocessing.Lock, Semaphore, Condition, Event …
  "child", // Process.join(), os.waitpid()
  "lock", // threading.Lock and all that is built on it
  "thread", // Thread.join()
  "stdin", // input()
  "fork", // the engine copies this process's memory or has no free interpreter yet
  "output", // the page has not drawn earlier output yet
  "gil", // another thread of this process runs Python: one at a time
  "signal", // signal.pause(), sigwait()
  "stopped", // by SIGSTOP, until SIGCONT
  "file-lock", // fcntl.flock(), fcntl.lockf()
] as const;
export type WaitReason = (typeof WAIT_REASONS)[number];

/** Locks between processes, and between the threads of one. */
export type LockReason = Extract<WaitReason, "semaphore" | "lock">;

/** Where an event comes from; `line` is the line of the reader's own code then running (1-based, 0: none of it). */
interface At {
  readonly time: Ns;
  readonly pid: Pid;
  readonly tid: Tid;
  readonly line: number;
  /** Which of the program's files `line` is in; index into `Program.files`. */
  readonly file: number;
}

/** What a run has only so much of, where Python gets the error that the real system gives; as `START_METHODS`. */
export const LIMITS = [
  "processes", // alive at once: fork fails with EAGAIN (BlockingIOError)
  "descriptors", // of one process: EMFILE
  "pipes", // of the run: ENFILE
  "semaphores", // of the run: ENOSPC
  "open-files", // of the run: ENFILE
  "file-names", // of the run: ENOSPC
  "file-space", // of the run, shared memory included: ENOSPC
] as const;
export type Limit = (typeof LIMITS)[number];

/** What a process may do too often for all of it to be recorded; as `START_METHODS`. */
export const OMISSIONS = [
  "calls", // of one function
  "holds", // of locks
  "accesses", // of shared values
] as const;
export type Omitted = (typeof OMISSIONS)[number];

/** Who could end a wait but waits itself; `tid` 0: any thread of the process. */
export interface StuckOn {
  readonly pid: Pid;
  readonly tid: Tid;
  /** Where it acquired the lock that is waited for; line 0: not known, or no lock. */
  readonly line: number;
  readonly file: number;
}

/** One thread's wait in a deadlock. */
export interface StuckWait {
  readonly pid: Pid;
  readonly tid: Tid;
  readonly line: number;
  readonly file: number;
  readonly reason: WaitReason;
  readonly object: number;
  /** It waits for a lock that `on` holds. */
  readonly held: boolean;
  /** It waits, by way of others or directly, for itself. */
  readonly inCycle: boolean;
  /** Empty: for what anyone might have given, and nobody is left to. */
  readonly on: readonly StuckOn[];
}

/**
 * What happened, as the kernel and the interpreter hosts wrote it into the trace log.
 * Events of one thread come in the order of their times; those of different threads are only nearly in order.
 */
export type TraceEvent =
  /** A process exists (its parent made it); `pid` is the new process's. Its interpreter is not running yet. */
  | (At & {
      readonly kind: "process-created";
      readonly parent: Pid;
      readonly name: string;
      readonly startMethod: StartMethod | "main";
    })
  /** Its interpreter begins to run Python: the end of its start-up. */
  | (At & { readonly kind: "process-running" })
  /** multiprocessing's exit code: 0…255, or -N when signal N ended it. */
  | (At & { readonly kind: "process-exited"; readonly exitCode: number })
  /** A parent has waited for a child that had ended (waitpid(2)): from here on, the child is no zombie. */
  | (At & { readonly kind: "reaped"; readonly child: Pid })
  | (At & { readonly kind: "thread-started"; readonly name: string })
  | (At & { readonly kind: "thread-ended" })
  /** `object` tells kernel objects (pipes, semaphores, pids, locks) of one reason apart. */
  | (At & {
      readonly kind: "wait-began";
      readonly reason: WaitReason;
      readonly object: number;
      /**
       * What of the library the reader's line has called, by its qualified name (`Pool.map`); absent where it waits by itself
       * or in no code of the reader's.
       */
      readonly call?: string;
    })
  /** `by`: whose act ended it, where another process's did, or another thread's on what processes share. */
  | (At & {
      readonly kind: "wait-ended";
      readonly reason: WaitReason;
      readonly object: number;
      readonly by?: { readonly pid: Pid; readonly tid: Tid };
    })
  /** A function of the reader's own code was entered; calls of one thread nest. */
  | (At & { readonly kind: "call-began"; readonly name: string })
  | (At & { readonly kind: "call-ended"; readonly name: string })
  /** A pool's or an executor's worker takes up a task, e.g. `square(3)`, and is done with it. */
  | (At & { readonly kind: "task-began"; readonly name: string })
  | (At & { readonly kind: "task-ended"; readonly name: string })
  /**
   * One write(2) into a pipe, or read(2) from it: `bytes` of its stream from `position` (modulo 2^32) on. What was sent
   * by one event was received by those of the same `object` whose bytes overlap.
   */
  | (At & { readonly kind: "sent" | "received"; readonly object: number; readonly position: number; readonly bytes: number })
  | (At & { readonly kind: "signal-sent"; readonly signal: number; readonly target: Pid })
  /** Python's handler of the signal is about to run. */
  | (At & { readonly kind: "signal-received"; readonly signal: number })
  /**
   * A value of `multiprocessing.sharedctypes` was read or written; `object` is the same in all processes. A read that
   * found what the last one found is not recorded.
   */
  | (At & { readonly kind: "memory-read" | "memory-written"; readonly object: number; readonly bytes: number })
  /**
   * Since it was last brought into step with others', the process has changed raw shared memory (`SharedMemory.buf`, `mmap`):
   * `bytes` from the first changed to the last. Nobody sees a single access of it; that happens at system calls, and a few ms
   * apart, so `line` is where that came, and a change may be some ms older.
   */
  | (At & { readonly kind: "memory-changed"; readonly object: number; readonly bytes: number })
  /**
   * The reader's own code acquired a lock: a Lock, RLock, Semaphore or BoundedSemaphore of `multiprocessing` ("semaphore"),
   * or a Lock or RLock of `threading` ("lock"), alone or as a Condition's. Not recorded: locks that the library takes on its
   * behalf, an RLock that the thread has already, semaphores that begin at 0 (signals, which nobody holds). `reason` and
   * `object` are those of waits for it: a semaphore's number is the same in all processes, a lock's is its process's own.
   * Who had it before: the last one recorded of the same object, or nobody if this is the `first` (a semaphore's number comes
   * again when it is gone). `exclusive`: it has one holder at a time. What is recorded is with its end.
   */
  | (At & {
      readonly kind: "lock-acquired";
      readonly reason: LockReason;
      readonly object: number;
      readonly exclusive: boolean;
      readonly first: boolean;
    })
  /**
   * The end of such a hold, whichever thread releases it: also another thread or process than acquired it, or (a semaphore's) the one
   * that closes it as the last. Of a holder that has ended nothing more is recorded.
   */
  | (At & { readonly kind: "lock-released"; readonly reason: LockReason; readonly object: number })
  /**
   * A thread begins its turn after another of its process, `from`, which may have ended since: it has the GIL now. As waits
   * are, all are recorded. What the thread waited for before, the GIL or something else, its last wait says.
   */
  | (At & { readonly kind: "gil-taken"; readonly from: Tid })
  /** One write(2) to stdout (1) or stderr (2); `sequence` is the number of its OutputChunk. */
  | (At & { readonly kind: "wrote"; readonly fd: 1 | 2; readonly bytes: number; readonly sequence: number })
  /** An exception that nobody caught: `name` is "ValueError: its message"; `line` and `file` say where in the reader's code it was raised. */
  | (At & { readonly kind: "exception"; readonly name: string })
  /** A system call failed because there is no more of it; recorded once for each process. */
  | (At & { readonly kind: "limit-reached"; readonly limit: Limit })
  /** These threads can never go on, as things are: each waits for what only others of them could give. */
  | (At & {
      readonly kind: "deadlock-found";
      /** 1, 2, 3 … over the whole run. */
      readonly id: number;
      /** No thread of the run can go on; else there are others that do. */
      readonly whole: boolean;
      /** Those in a cycle first. */
      readonly waits: readonly StuckWait[];
    })
  /** Something has ended it, e.g. one of its processes was killed. */
  | (At & { readonly kind: "deadlock-over"; readonly id: number })
  /** From here on the process does this too often to be recorded; `name`: the function, of calls. */
  | (At & { readonly kind: "omission-began"; readonly what: Omitted; readonly name?: string })
  /** It is recorded again; `count`: how many were left out, where that is known. Where a process exits, no end is recorded. */
  | (At & { readonly kind: "omission-ended"; readonly what: Omitted; readonly name?: string; readonly count?: number })
  /** The log was full: `count` events before this moment are missing. */
  | (At & { readonly kind: "lost"; readonly count: number });

/** What one write(2) put on stdout or stderr, in true arrival order over all processes. */
export interface OutputChunk {
  /** 0, 1, 2 … over the whole run. */
  readonly sequence: number;
  readonly time: Ns;
  readonly pid: Pid;
  readonly tid: Tid;
  readonly stream: "stdout" | "stderr";
  /** Decoded as UTF-8 over the chunks of one process and stream; need not end at a line's end. */
  readonly text: string;
}
