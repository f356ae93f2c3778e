/** The threads CPython's `Pool` and `Queue` make for themselves; `threading` names them after what they run. */
const helperNames = /^(QueueFeederThread|Thread-\d+ \((_handle_workers|_handle_tasks|_handle_results)\))$/;

/** Whether a thread of this name does multiprocessing's own work and not the reader's. */
export function isHelperThread(name: string): boolean {
  return helperNames.test(name);
}
