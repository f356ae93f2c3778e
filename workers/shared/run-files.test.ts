import { expect, it } from "vitest";
import { ROOT } from "../kernel/files/format";
import { newKernel } from "../kernel/kernel.test-support";
import { createRunFiles } from "./run-files";

it("puts each file of the program into its folder", () => {
  const { files } = newKernel();
  createRunFiles(files, [
    { name: "main.py", text: "print('€')" },
    { name: "package/part/module.py", text: "" },
    { name: "package/__init__.py", text: "" },
  ]);
  expect(files.list(ROOT)).toEqual(["/home", "/tmp", "/dev/shm"]);
  const inside = (folder: number, ...path: string[]): number => path.reduce((at, name) => files.lookup(at, name) ?? -1, folder);
  const home = inside(ROOT, "/home", "pyodide");
  expect(files.list(home)).toEqual(["main.py", "package"]);
  expect(files.list(inside(home, "package"))).toEqual(["part", "__init__.py"]);
  const text = new Uint8Array(100);
  expect(files.read(inside(home, "main.py"), 0, text)).toBe("print('€')".length + 2);
});
