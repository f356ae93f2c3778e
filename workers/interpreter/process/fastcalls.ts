import type { Fastcall } from "../pyodide/fastcalls";
import type { Syscalls } from "./syscalls";

type TakesNumbers = (...numbers: number[]) => number | boolean | void;
type NumericName = { [Name in keyof Syscalls]: Syscalls[Name] extends TakesNumbers ? Name : never }[keyof Syscalls];

/** The system calls that Python finds in `_fastcalls`, and how many numbers each takes; the rest it finds in `_kernel`. */
const PARAMETERS = {
  accept: 1,
  accept_signal: 1,
  blocked_signals: 0,
  connect: 1,
  cpu_count: 0,
  die_of: 1,
  exit: 1,
  getpgid: 1,
  getpid: 0,
  getppid: 0,
  getsid: 1,
  ignored_signals: 0,
  is_nonblocking: 1,
  is_pipe: 1,
  is_readable: 1,
  is_run_file: 1,
  is_writable: 1,
  kill: 2,
  listening_address: 1,
  local_forget: 1,
  local_wake: 1,
  lock_acquired: 3,
  lock_released: 1,
  lock_taken: 3,
  mmap: 4,
  munmap: 1,
  pending_signals: 1,
  poll_events: 1,
  receive_fd: 1,
  sem_close: 1,
  sem_getvalue: 1,
  sem_new: 2,
  sem_open: 1,
  sem_post: 1,
  sem_trywait: 2,
  sem_wait: 3,
  send_fd: 2,
  sender_of: 1,
  set_blocked_signals: 1,
  set_switch_interval: 1,
  set_threads: 1,
  set_wakeup_fd: 1,
  setpgid: 2,
  setsid: 0,
  shared_load: 2,
  shared_store: 2,
  sleep: 1,
  take_signal: 0,
  thread_ended: 1,
  trace: 4,
  umask: 1,
  wait_child: 1,
  wait_readable: 1,
  wait_signal: 2,
  wait_writable: 2,
  yield_gil: 0,
} as const satisfies Partial<Record<NumericName, number>>;

/** Always in the same order: the snapshot names them by their places. */
export function fastcallsOf(syscalls: Syscalls): readonly Fastcall[] {
  return Object.entries(PARAMETERS).map(([name, parameters]) => {
    return { name, parameters, call: syscalls[name as keyof typeof PARAMETERS] as TakesNumbers };
  });
}
