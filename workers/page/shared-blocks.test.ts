import { expect, it } from "vitest";
import { ROOT } from "../kernel/files/format";
import { newKernel } from "../kernel/kernel.test-support";
import { Header } from "../kernel/memory/layout";
import { createRunFiles, MEMORY_FOLDER } from "../shared/run-files";
import { SharedBlocks } from "./shared-blocks";

const FILE = 0o100600;

function runWithFiles() {
  const kernel = newKernel();
  const { files, memory } = kernel;
  createRunFiles(files, []);
  const folder = files.lookup(ROOT, MEMORY_FOLDER)!;
  return { files, memory, folder, blocks: new SharedBlocks(memory) };
}

const bytes = (...values: readonly number[]) => Uint8Array.from(values);

it("is what the block of that name has in it now", () => {
  const { files, folder, blocks } = runWithFiles();
  expect(blocks.read("picture")).toBeUndefined();
  const inode = files.create(folder, "picture", FILE);
  files.setSize(inode, 4);
  expect(blocks.read("picture")).toEqual(bytes(0, 0, 0, 0));
  files.write(inode, 1, bytes(7, 8));
  expect(blocks.read("picture")).toEqual(bytes(0, 7, 8, 0));
  expect(blocks.read("other")).toBeUndefined();
});

it("is there still when the program has unlinked it, with what was written last", () => {
  const { files, folder, blocks } = runWithFiles();
  const inode = files.create(folder, "picture", FILE, bytes(1));
  expect(blocks.read("picture")).toEqual(bytes(1));
  files.write(inode, 0, bytes(2));
  files.remove(folder, "picture", "file");
  // Its blocks are no other file's meanwhile.
  files.create(folder, "later", FILE, bytes(9, 9, 9));
  expect(blocks.read("picture")).toEqual(bytes(2));
});

it("is the new one's where there is a new one of that name, and the old one is freed", () => {
  const { files, folder, blocks } = runWithFiles();
  const before = files.space().freeBlocks;
  files.create(folder, "picture", FILE, bytes(1));
  blocks.read("picture");
  files.remove(folder, "picture", "file");
  files.create(folder, "picture", FILE, bytes(2, 3));
  expect(blocks.read("picture")).toEqual(bytes(2, 3));
  expect(files.space().freeBlocks).toBe(before - 1);
});

it("is not waited for where a process is in the middle of something with files", () => {
  const { files, folder, memory, blocks } = runWithFiles();
  files.create(folder, "picture", FILE, bytes(1));
  memory.words[Header.FILE_LOCK] = 101;
  expect(blocks.read("picture")).toBeUndefined();
  memory.words[Header.FILE_LOCK] = 0;
  expect(blocks.read("picture")).toEqual(bytes(1));
});

it("is nothing before the run has files", () => {
  expect(new SharedBlocks(newKernel().memory).read("picture")).toBeUndefined();
});
