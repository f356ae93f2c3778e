import type { Files } from "../kernel/files/files";
import { ROOT } from "../kernel/files/format";
import type { SourceFile } from "../api/engine";

/** Where the reader's files lie, and where the program begins. */
export const PROGRAM_FOLDER = "/home/pyodide";

/** Where named shared memory lies, as on Linux. */
export const MEMORY_FOLDER = "/dev/shm";

/** Folders that all processes of a run share. The rest of the file tree is the interpreter's own. */
export const SHARED_FOLDERS = ["/home", "/tmp", MEMORY_FOLDER] as const;

const FOLDER_MODE = 0o40777;
const FILE_MODE = 0o100644;

export const pathOf = (file: SourceFile): string => `${PROGRAM_FOLDER}/${file.name}`;

/** Puts into a new run's file system what a program finds there: the kernel knows a shared folder by its whole path. */
export function createRunFiles(files: Files, program: readonly SourceFile[]): void {
  const [home] = SHARED_FOLDERS.map((path) => files.create(ROOT, path, FOLDER_MODE));
  const folder = files.create(home ?? ROOT, "pyodide", FOLDER_MODE);
  for (const { name, text } of program) {
    const [fileName = name, ...folders] = name.split("/").reverse();
    const parent = folders.reduceRight((outer, inner) => files.lookup(outer, inner) ?? files.create(outer, inner, FOLDER_MODE), folder);
    files.write(files.create(parent, fileName, FILE_MODE), 0, new TextEncoder().encode(text));
  }
}
