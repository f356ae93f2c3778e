import { RECORD_WORDS } from "../../api/record";

/**
 * Where everything lies in a run's SharedArrayBuffer. Offsets are in 32-bit words unless they say bytes.
 *
 *   header │ process table │ descriptor tables │ pipes │ semaphores │ waits │ inodes │ directory entries │ open files
 *   │ file locks │ in flight │ block chains │ standbys │ strings │ trace │ output │ pipe buffers │ blocks of files
 */

/** Processes that may exist at once, zombies included; also the width of an interest mask. */
export const MAX_PROCESSES = 64;
/** Descriptors of one process: what `ulimit -n` says. */
export const MAX_DESCRIPTORS = 256;
export const MAX_PIPES = 512;
export const MAX_SEMAPHORES = 8192;
/** Bytes a pipe holds, as Linux's default; a power of two. */
export const PIPE_CAPACITY = 65536;
/** Writes up to this size are not interleaved with others' (POSIX: at least 512). */
export const PIPE_BUF = 4096;
/** Threads of all processes whose waits are known (`wait-table.ts`); of those beyond it nothing is. */
export const MAX_WAITS = 2048;
/** Pipes of one wait that are known; one that polls more is known to wait for more. */
export const MAX_POLLED = 48;
export const MAX_STRINGS = 32768;
export const STRING_BYTES = 1 << 20;
/** Events the trace log holds until the page takes them; a power of two. */
export const TRACE_CAPACITY = 65536;
/** Bytes the output log holds until the page takes them; a power of two. */
export const OUTPUT_CAPACITY = 1 << 20;
/** Files and folders of a run. */
export const MAX_INODES = 4096;
export const MAX_ENTRIES = 4096;
/** Bytes of a name in a folder, as UTF-8 (POSIX: NAME_MAX). */
export const NAME_MAX = 255;
/** Open files of all processes; what was inherited or duplicated counts once. */
export const MAX_OPEN_FILES = 2048;
/** Locks on files, over all processes. */
export const MAX_FILE_LOCKS = 256;
/** Descriptors in messages that nobody has received yet. */
export const MAX_IN_FLIGHT = 512;
/** Files, and with them memory shared between processes, consist of blocks; only what is touched is real memory. */
export const BLOCK_BYTES = 16384;
export const MAX_BLOCKS = 8192;
/** Interpreters that stand by for the run's next processes (`standbys.ts`). */
export const MAX_STANDBYS = 32;
/** Longest call of a standby, in bytes. */
export const CALL_BYTES = 4096;
/** Words of a mask with one bit a process. */
const MASK_WORDS = MAX_PROCESSES / 32;

export const Header = {
  NEXT_PID: 0,
  TABLE_LOCK: 1,
  STRING_LOCK: 2,
  STRING_COUNT: 3,
  STRING_END: 4,
  OUTPUT_LOCK: 5,
  OUTPUT_SEQUENCE: 6,
  /** Bytes ever written / taken, modulo 2^32. */
  OUTPUT_HEAD: 7,
  OUTPUT_TAIL: 8,
  OUTPUT_MASK: 9,
  /** Events ever reserved / taken, modulo 2^32. */
  TRACE_HEAD: 11,
  TRACE_TAIL: 12,
  TRACE_LOST: 13,
  /** Float64: Unix time in ms at which the run began. */
  EPOCH: 14,
  CPU_COUNT: 16,
  MAX_PROCESSES: 17,
  STDIN_PIPE: 18,
  /** Processes that are not zombies. */
  ALIVE: 20,
  /** One more than the highest record of a wait ever used; and 1 once there was none left. */
  WAITS_END: 21,
  WAITS_FULL: 23,
  /** Which use of this buffer it is: a worker of an earlier run finds another number and stops. */
  GENERATION: 22,
  FILE_LOCK: 24,
  /** Blocks ever used: those from here on have never been. */
  BLOCKS_END: 25,
  /** First block of the chain of freed ones, plus 1. */
  FREE_BLOCK: 26,
  /** Directory entries ever used. */
  ENTRIES_END: 27,
  /** One more than the highest slot of a process ever used. */
  PROCESSES_END: 28,
  /** The slot where it is first looked for a place for the next process. */
  NEXT_SLOT: 29,
  /** Who waits for a lock on a file; one more than the highest record of such a lock ever used. */
  FILE_LOCKS_MASK: 30,
  FILE_LOCKS_END: 32,
  /** One more than the highest semaphore ever used. */
  SEMAPHORES_END: 33,
  FLIGHT_LOCK: 34,
  /** Descriptors in flight. */
  IN_FLIGHT: 35,
  /** 1: processes wait at the gate before what others can see (`gates.ts`). */
  GATES_HELD: 36,
  /** An even number, for the Float64s that follow. */
  WORDS: 38,
} as const;

/** How often the supervisor looks after its processes, in ms: a timer's shortest interval. */
export const TICK_MS = 4;

export const ProcessField = {
  STATE: 0,
  PID: 1,
  PARENT: 2,
  /** Wait status as waitpid(2) gives it. */
  STATUS: 3,
  /** Bumped and notified whenever something the process is interested in changed. */
  WAKE: 4,
  THREADS: 5,
  /** Bit n: signal n is pending. */
  PENDING: 6,
  /** Bit n: Python has a handler for signal n. */
  HANDLED: 7,
  /** Bit n: signal n is ignored. */
  IGNORED: 8,
  /** Nonzero: a tick has passed since it looked whether its running thread's turn is over, and at memory it shares. */
  TICKED: 9,
  EXIT_MASK: 10,
  /** The GIL's switch interval in microseconds. */
  SWITCH_INTERVAL: 12,
  /** 1: its parent ended before it, and nobody will wait for it. */
  ORPHANED: 13,
  /** 1: it has memory that it shares with other processes. */
  MAPPED: 14,
  /** Bit n: the program itself has set a handler for signal n (SIGINT's first one is Python's own). */
  OWN_HANDLERS: 15,
  /** One more than its highest descriptor ever used. */
  DESCRIPTORS_END: 16,
  /** Bit n: all its threads block signal n (pthread_sigmask(3)). */
  BLOCKED: 17,
  /** Process group and session (setpgid(2), setsid(2)). */
  GROUP: 18,
  SESSION: 19,
  /** Float64s, two for each interval timer (`timers.ts`): when it expires next, 0: never, and after what time again. */
  TIMERS: 20,
  /** Float64s, in ns (`cpu-time.ts`): computed until it last fell asleep; when it woke, 0 while it sleeps. */
  COMPUTED: 32,
  AWAKE_SINCE: 34,
  /** Float64: what its children had computed that it has waited for. */
  CHILDREN_COMPUTED: 36,
  /** Pid of who sent signal n last: word n. */
  SENDERS: 38,
  /** 1: another has ended it, and its worker may run on for a moment. */
  LINGERS: 38 + 32,
  /** umask(2). */
  UMASK: 71,
  /** What it waits at the gate to do (`Operation`, plus 1); 0: nothing. */
  AT_GATE: 72,
  /** Float64: who woke it last (`waits.ts`); 0: nobody since this was looked at. */
  WAKER: 74,
  /** An even number: see TIMERS. */
  WORDS: 76,
} as const;

export const PipeField = {
  /** 1 + readers + writers; 0: free. */
  ENDS: 0,
  LOCK: 1,
  /** Bytes ever written / read, modulo 2^32. */
  HEAD: 2,
  TAIL: 3,
  READERS: 4,
  WRITERS: 5,
  MASK: 6,
  WORDS: 8,
} as const;

export const SemaphoreField = {
  /** One bit for each process that has it open; free while there is none. */
  OPENERS: 0,
  VALUE: 2,
  MAXIMUM: 3,
  MASK: 4,
  /** Pid and tid of who acquired it last, 0 once it is posted. */
  HOLDER: 6,
  HOLDER_THREAD: 7,
  /** Where in the reader's code it was acquired: file << 24 | line. */
  HOLDER_AT: 8,
  /** How far the holder is known to be the one who will post it (`Ownership`). */
  OWNERSHIP: 9,
  /** Holds of it that are recorded and have not ended; -1: nobody holds it, it is a signal. */
  RECORDED_HOLDS: 10,
  /** 1: a hold has been recorded. */
  RECORDED: 11,
  WORDS: 12,
} as const;

/** Who posts a semaphore. */
export const Ownership = {
  /** Anyone. */
  SIGNAL: 0,
  /** Its holder, as far as is known: a lock. */
  LOCK: 1,
  /** Its holder, and nobody else can: a recursive lock. */
  RECURSIVE: 2,
} as const;

/** A thread, and what it waits for (`wait-table.ts`). */
export const WaitField = {
  /** 0: the record is free. */
  PID: 0,
  TID: 1,
  /** Odd while the thread waits; grows at each begin and end. */
  SEQUENCE: 2,
  REASON: 3,
  OBJECT: 4,
  /** 1: the wait ends by itself some time. */
  TIMED: 5,
  FILE: 6,
  LINE: 7,
  /** Of a lock between threads: the tid of its holder, or one of `Owner`. */
  OWNER: 8,
  /** Where the holder acquired it: file << 24 | line. */
  OWNER_AT: 9,
  /** Bytes it wants to write. */
  LENGTH: 10,
  /** How many pipes it waits for; beyond MAX_POLLED they are not listed. */
  PIPES: 11,
  /** Pipes in halves of words: number << 1, or 1 where it waits for room. */
  PIPE_LIST: 12,
  WORDS: 12 + 24,
} as const;

export const InodeField = {
  /** Type and permissions (stat(2)'s st_mode); 0: free. */
  MODE: 0,
  LINKS: 1,
  /** Open files that refer to it. */
  OPENS: 2,
  SIZE: 3,
  /** First block, plus 1. */
  BLOCK: 4,
  /** 1: a process has mapped it. */
  MAPPED: 5,
  /** Float64: Unix time in ms of the last change. */
  MTIME: 6,
  /** Float64: Unix time in ms, as it was made or set; reading does not change it. */
  ATIME: 8,
  /** How many files it has been. */
  GENERATION: 10,
  WORDS: 12,
} as const;

/** One name in one folder. */
export const EntryField = {
  /** The folder's inode, plus 1; 0: free. */
  FOLDER: 0,
  INODE: 1,
  HASH: 2,
  /** Bytes of the name, which follows. */
  LENGTH: 3,
  NAME: 4,
  WORDS: 4 + (NAME_MAX + 1) / 4,
} as const;

/** What open(2) makes and dup(2) and fork(2) share (POSIX: open file description). */
export const OpenFileField = {
  /** 1 + descriptors that refer to it; 0: free. */
  REFERENCES: 0,
  INODE: 1,
  FLAGS: 2,
  OFFSET: 3,
  WORDS: 4,
} as const;

/** A lock on bytes of a file (`file-locks.ts`). */
export const FileLockField = {
  /** The file's inode, plus 1; 0: free. */
  INODE: 0,
  /** An open file plus 1, or a process's pid, negative. */
  OWNER: 1,
  EXCLUSIVE: 2,
  FROM: 3,
  /** Excluded. */
  TO: 4,
  WORDS: 5,
} as const;

/** A descriptor in a message (`in-flight.ts`). */
export const FlightField = {
  /** What it refers to (`pack` in `descriptors.ts`); 0: free. */
  TARGET: 0,
  /** Which use of this record it is. */
  TURN: 1,
  /** The pipe by which it comes, plus 1; 0: by none that is known. */
  PIPE: 2,
  /** Slot of the process that sent it. */
  SENDER: 3,
  WORDS: 4,
} as const;

/** An interpreter that stands by, and what it is called with. */
export const StandbyField = {
  /** `StandbyState`. */
  STATE: 0,
  /** The process it becomes. */
  PID: 1,
  /** Bytes of the call, which follows. */
  LENGTH: 2,
  /** How many interpreters have stood by as this one. */
  TURN: 3,
  CALL: 4,
  WORDS: 4 + CALL_BYTES / 4,
} as const;

const PROCESSES = Header.WORDS;
const DESCRIPTORS = PROCESSES + MAX_PROCESSES * ProcessField.WORDS;
const PIPES = DESCRIPTORS + MAX_PROCESSES * MAX_DESCRIPTORS;
const SEMAPHORES = PIPES + MAX_PIPES * PipeField.WORDS;
const WAITS = SEMAPHORES + MAX_SEMAPHORES * SemaphoreField.WORDS;
const INODES = WAITS + MAX_WAITS * WaitField.WORDS;
const ENTRIES = INODES + MAX_INODES * InodeField.WORDS;
const OPEN_FILES = ENTRIES + MAX_ENTRIES * EntryField.WORDS;
const FILE_LOCKS = OPEN_FILES + MAX_OPEN_FILES * OpenFileField.WORDS;
const FLIGHTS = FILE_LOCKS + MAX_FILE_LOCKS * FileLockField.WORDS;
const BLOCK_CHAINS = FLIGHTS + MAX_IN_FLIGHT * FlightField.WORDS;
const BLOCK_VERSIONS = BLOCK_CHAINS + MAX_BLOCKS;
const STANDBYS = BLOCK_VERSIONS + MAX_BLOCKS;
const STRING_INDEX = STANDBYS + MAX_STANDBYS * StandbyField.WORDS;
const STRINGS = STRING_INDEX + MAX_STRINGS * 2;
const TRACE = STRINGS + STRING_BYTES / 4;
const OUTPUT = TRACE + TRACE_CAPACITY * RECORD_WORDS;
const PIPE_BUFFERS = OUTPUT + OUTPUT_CAPACITY / 4;
const BLOCKS = PIPE_BUFFERS * 4 + MAX_PIPES * PIPE_CAPACITY;
export const KERNEL_BYTES = BLOCKS + MAX_BLOCKS * BLOCK_BYTES;

export const Offset = {
  process: (slot: number, field: number): number => PROCESSES + slot * ProcessField.WORDS + field,
  descriptor: (slot: number, fd: number): number => DESCRIPTORS + slot * MAX_DESCRIPTORS + fd,
  pipe: (pipe: number, field: number): number => PIPES + pipe * PipeField.WORDS + field,
  semaphore: (handle: number, field: number): number => SEMAPHORES + handle * SemaphoreField.WORDS + field,
  wait: (index: number, field: number): number => WAITS + index * WaitField.WORDS + field,
  inode: (inode: number, field: number): number => INODES + inode * InodeField.WORDS + field,
  entry: (entry: number, field: number): number => ENTRIES + entry * EntryField.WORDS + field,
  openFile: (file: number, field: number): number => OPEN_FILES + file * OpenFileField.WORDS + field,
  fileLock: (index: number, field: number): number => FILE_LOCKS + index * FileLockField.WORDS + field,
  flight: (index: number, field: number): number => FLIGHTS + index * FlightField.WORDS + field,
  /** The block that follows in a chain, plus 1. */
  nextBlock: (block: number): number => BLOCK_CHAINS + block,
  /** How often a block's content has changed. */
  blockVersion: (block: number): number => BLOCK_VERSIONS + block,
  standby: (index: number, field: number): number => STANDBYS + index * StandbyField.WORDS + field,
  stringIndex: (id: number): number => STRING_INDEX + id * 2,
  /** Index of a process's Float64. */
  processFloat: (slot: number, field: number): number => (PROCESSES + slot * ProcessField.WORDS + field) / 2,
  trace: (index: number): number => TRACE + (index & (TRACE_CAPACITY - 1)) * RECORD_WORDS,
  stringBytes: STRINGS * 4,
  outputBytes: OUTPUT * 4,
  blockBytes: (block: number): number => BLOCKS + block * BLOCK_BYTES,
  /** The block in which this byte of the kernel's memory lies. */
  blockOf: (byte: number): number => Math.floor((byte - BLOCKS) / BLOCK_BYTES),
  pipeBytes: (pipe: number): number => PIPE_BUFFERS * 4 + pipe * PIPE_CAPACITY,
} as const;

/** The buffer under its three views. */
export interface KernelMemory {
  readonly buffer: SharedArrayBuffer;
  readonly words: Int32Array<SharedArrayBuffer>;
  readonly bytes: Uint8Array<SharedArrayBuffer>;
  readonly floats: Float64Array<SharedArrayBuffer>;
  /** Who acts on it by this view: a process, and which of its threads runs; pid 0: none that has a name. */
  readonly actor: { pid: number; tid: number };
}

export function viewKernelMemory(buffer: SharedArrayBuffer): KernelMemory {
  return {
    buffer,
    words: new Int32Array(buffer),
    bytes: new Uint8Array(buffer),
    floats: new Float64Array(buffer),
    actor: { pid: 0, tid: 0 },
  };
}

export const maskWords = MASK_WORDS;
