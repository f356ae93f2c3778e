import type { Operation } from "../kernel/processes/gates";

type Table = Readonly<Partial<Record<string, Operation>>>;

/** What of a system call other processes can see, and where a process can therefore be held at the gate; all else is its own. */
export const VISIBLE: Readonly<Record<"calls" | "pipes" | "terminal" | "nodes" | "files", Table>> = {
  /** Of the module `_kernel` (`interpreter/process/syscalls.ts`). */
  calls: {
    fork: "start",
    spawn: "start",
    exit: "exit",
    die_of: "exit",
    waitpid: "join",
    wait_child: "join",
    kill: "signal",
    set_disposition: "signal",
    take_signal: "signal",
    accept_signal: "signal",
    wait_signal: "signal",
    wait_readable: "pipe",
    wait_writable: "pipe",
    is_readable: "pipe",
    is_writable: "pipe",
    poll: "pipe",
    poll_events: "pipe",
    connect: "pipe",
    accept: "pipe",
    send_fd: "pipe",
    receive_fd: "pipe",
    sem_trywait: "semaphore",
    sem_wait: "semaphore",
    sem_post: "semaphore",
    sem_getvalue: "semaphore",
    file_lock: "file",
    file_unlock: "file",
    wait_file_lock: "file",
    mmap: "shared-memory",
    munmap: "shared-memory",
    shared_load: "shared-memory",
    shared_store: "shared-memory",
  },
  /** Of Emscripten's streams and nodes, which C's open, read, write and the like come to (`interpreter/emscripten`). */
  pipes: { read: "pipe", write: "pipe", close: "pipe" },
  terminal: { write: "output" },
  nodes: {
    lookup: "file",
    setattr: "file",
    mknod: "file",
    rename: "file",
    unlink: "file",
    rmdir: "file",
    readdir: "file",
    symlink: "file",
  },
  files: { open: "file", read: "file", write: "file", llseek: "file", close: "file" },
};
