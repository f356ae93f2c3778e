import { Files } from "../kernel/files/files";
import { ROOT } from "../kernel/files/format";
import { KernelError } from "../kernel/memory/errno";
import type { KernelMemory } from "../kernel/memory/layout";
import { withLockSoon } from "../kernel/memory/lock";
import { INIT } from "../kernel/processes/processes";
import { MEMORY_FOLDER } from "../shared/run-files";

/** The named shared memory of a run, as the page sees it: it never waits, and keeps what it has seen from being freed. */
export class SharedBlocks {
  readonly #files: Files;
  /** Inodes by name: those that the page has open. */
  readonly #open = new Map<string, number>();

  constructor(memory: KernelMemory) {
    this.#files = new Files(memory, INIT, withLockSoon);
  }

  /** A copy of its bytes; undefined: there is none of this name, or it can't be had at this moment. */
  read(name: string): Uint8Array<ArrayBuffer> | undefined {
    try {
      const inode = this.#newest(name);
      if (inode === undefined) return undefined;
      const bytes = new Uint8Array(this.#files.status(inode).size);
      this.#files.read(inode, 0, bytes);
      return bytes;
    } catch (error) {
      // Another is in the middle of something with files, or has just removed this one: the next frame may have more luck.
      if (error instanceof KernelError) return undefined;
      throw error;
    }
  }

  /** What has the name now, or had it when it was last looked at. */
  #newest(name: string): number | undefined {
    const folder = this.#files.lookup(ROOT, MEMORY_FOLDER);
    const inode = folder === undefined ? undefined : this.#files.lookup(folder, name);
    const open = this.#open.get(name);
    if (inode === undefined || inode === open) return open;
    this.#files.opened(inode);
    this.#open.set(name, inode);
    if (open !== undefined) this.#files.closed(open);
    return inode;
  }
}
