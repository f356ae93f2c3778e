import { describe, expect, it } from "vitest";
import { readFiles } from "./read-files";

const file = (name: string, ...parts: BlobPart[]) => new File(parts, name);

describe("readFiles", () => {
  it("reads UTF-8, with or without a byte order mark, and with any line ends", async () => {
    const { files, problems } = await readFiles([file("a.py", "print('ü')\r\nx\r"), file("b.py", "\ufeffpass\n")]);
    expect(files).toEqual([
      { name: "a.py", text: "print('ü')\nx\n" },
      { name: "b.py", text: "pass\n" },
    ]);
    expect(problems).toEqual([]);
  });

  it("opens the good ones and says of each other one why not", async () => {
    const { files, problems } = await readFiles([
      file("latin.py", new Uint8Array([0x70, 0xfc, 0x0a])),
      file("notes.txt", "hello"),
      file("huge.py", new Uint8Array(2 * 1024 * 1024)),
      file("good.py", "pass"),
    ]);
    expect(files.map(({ name }) => name)).toEqual(["good.py"]);
    expect(problems[0]).toContain("latin.py was not opened: it is not UTF-8");
    expect(problems[1]).toContain("doesn’t end in .py");
    expect(problems[2]).toContain("2.0 MB");
  });
});
