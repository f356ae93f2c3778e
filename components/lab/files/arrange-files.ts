import type { Files } from "./file-list";
import type { FileStore } from "./file-store";

/** Starts over from other files, which Reset then goes back to. */
export function startFrom({ store, arrange }: FileStore, files: Files): void {
  arrange({ files, original: files, active: files[0]?.name ?? "" }, store.getState().edited ? "Start from" : null);
}

/** Opens files beside those that the reader has changed, or in the place of untouched ones. */
export function openFiles({ store, arrange }: FileStore, opened: Files): void {
  const { files, edited } = store.getState();
  const active = opened[0]?.name ?? "";
  if (edited) arrange({ files: withOpened(files, opened), active }, "Open files");
  else arrange({ files: opened, original: opened, active }, null);
}

export function createFile({ store, arrange }: FileStore): void {
  const { files } = store.getState();
  const name = freeName(files);
  arrange({ files: [...files, { name, text: "" }], active: name }, null);
}

export function renameFile({ store, arrange }: FileStore, from: string, to: string): void {
  const { files, active } = store.getState();
  arrange({ files: renamed(files, from, to), active: active === from ? to : active }, null);
}

/** The last one stays. */
export function closeFile({ store, arrange }: FileStore, name: string): void {
  const { files, active } = store.getState();
  if (files.length < 2) return;
  const index = files.findIndex((file) => file.name === name);
  const rest = files.filter((file) => file.name !== name);
  const next = active === name ? (rest[Math.max(0, index - 1)]?.name ?? "") : active;
  arrange({ files: rest, active: next }, `Close ${name}`);
}

/** Opened files take the place of those of the same name and follow the others. */
function withOpened(files: Files, opened: Files): Files {
  const replaced = files.map((file) => opened.find(({ name }) => name === file.name) ?? file);
  return [...replaced, ...opened.filter(({ name }) => !files.some((file) => file.name === name))];
}

function renamed(files: Files, from: string, to: string): Files {
  return files.map((file) => (file.name === from ? { name: to, text: file.text } : file));
}

/** `untitled.py`, `untitled2.py` … */
function freeName(files: Files): string {
  for (let n = 1; ; n++) {
    const name = n === 1 ? "untitled.py" : `untitled${n}.py`;
    if (!files.some((file) => file.name === name)) return name;
  }
}

/** Why a file can't have this name, in words; empty when it can. */
export function nameProblem(files: Files, current: string, name: string): string {
  if (name === current) return "";
  if (!/^[^\s/\\:*?"<>|]+\.py$/.test(name)) return "A file’s name ends in .py and has no spaces or slashes.";
  if (files.some((file) => file.name === name)) return `There is a ${name} already.`;
  return "";
}
