import { InodeField, type KernelMemory, Offset } from "../memory/layout";

export const S_IFDIR = 0o040000;

/** The folder that all others are in. */
export const ROOT = 0;

/** Makes an empty file system: a root without anything in it. Apart from `Files`, as the page, which makes a kernel, has no other use for files. */
export function formatFiles({ words, floats }: KernelMemory): void {
  words[Offset.inode(ROOT, InodeField.MODE)] = S_IFDIR | 0o777;
  words[Offset.inode(ROOT, InodeField.LINKS)] = 1;
  floats[Offset.inode(ROOT, InodeField.MTIME) / 2] = Date.now();
}
