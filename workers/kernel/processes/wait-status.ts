/** Wait status of exit(code), and of death by a signal (wait(2)). */
export const statusOfExit = (code: number): number => (code & 0xff) << 8;
export const statusOfSignal = (signal: number): number => signal & 0x7f;
/** multiprocessing's exit code: 0…255, or -N for signal N (`os.waitstatus_to_exitcode`). */
export const exitCodeOf = (status: number): number => ((status & 0x7f) !== 0 ? -(status & 0x7f) : status >> 8);
