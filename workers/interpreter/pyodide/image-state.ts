/** A file's bytes that a process has in its own memory, too. */
export interface Mapping {
  readonly address: number;
  readonly inode: number;
  /** Where in the file. */
  readonly offset: number;
  readonly bytes: number;
  /** Where in this process's memory is what the file's bytes were when it last looked; undefined: nowhere yet. */
  readonly seen?: number;
}

/** What a forked child has to know of a descriptor that it inherits. */
export interface DescriptorFlags {
  readonly fd: number;
  readonly status: number;
  readonly closeOnExec: boolean;
}

/** What an image holds besides the memory. */
export interface ImageState {
  /** Memory shared with other processes. */
  readonly mappings: readonly Mapping[];
  readonly cwd: string;
  /** What descriptors have that a new one has not. */
  readonly flags: readonly DescriptorFlags[];
}
