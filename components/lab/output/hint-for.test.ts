import { describe, expect, it } from "vitest";
import { readCases } from "@/content/clinic";
import { cannotBeHere, hints, instead } from "@/content/hints";
import { refusals } from "@/e2e/engine/cases/here/refusals.mjs";
import { pid } from "@/workers";
import { firstHint, hintFor } from "./hint-for";

/** Lines that Python doesn't take, and what else the engine says; `refusals` has the rest, and the engine suite's word on it. */
const others = [
  ["!pip install numpy", "SyntaxError: invalid syntax (main.py, line 1)", "Nothing can be installed"],
  ["%pip install numpy", "SyntaxError: invalid syntax (main.py, line 1)", "Nothing can be installed"],
  ["pip install numpy", "SyntaxError: invalid syntax (main.py, line 1)", "Nothing can be installed"],
  ["%time work()", "SyntaxError: invalid syntax (main.py, line 2)", "Lines with % are for notebooks. Take it out; to measure"],
  ["%%timeit", "SyntaxError: invalid syntax (main.py, line 1)", "Lines with % are for notebooks. Take it out; to measure"],
  ["%matplotlib inline", "SyntaxError: invalid syntax (main.py, line 1)", "Lines that begin with %"],
  ["!ls", "SyntaxError: invalid syntax (main.py, line 1)", "Lines with !"],
  ["files = !ls", "SyntaxError: invalid syntax (main.py, line 1)", "Lines with !"],
  ["print?", "SyntaxError: invalid syntax (main.py, line 1)", "A question mark"],
  [">>> print(1)", "SyntaxError: invalid syntax (main.py, line 1)", "`>>>` and `$`"],
  ["python main.py", "SyntaxError: invalid syntax (main.py, line 2)", "This line is for a terminal"],
  ["await asyncio.sleep(1)", "SyntaxError: 'await' outside function (main.py, line 2)", "`await` works only"],
  ["async with lock:", "SyntaxError: 'async with' outside async function (main.py, l…", "`await` works only"],
  ["p.start()", "RuntimeError: \n        An attempt has been made to start a …", "Under spawn and forkserver"],
  ["p.start()", "PicklingError: Can't pickle <function <lambda> at 0x11636b8…", "A function goes to another process"],
  ["p.start()", "PicklingError: Can't pickle local object <function main.<lo…", "A function goes to another process"],
  ["", "AttributeError: module '__main__' has no attribute 'greet'", "Under spawn and forkserver a child looks for the function"],
  ["os.posix_spawn('/bin/ls', ['ls'], os.environ)", "AttributeError: module 'os' has no attribute 'posix_spawn'", "No other program"],
] as const;

describe("hintFor", () => {
  it.each(others)("%s: %s", (line, name, words) => {
    expect(hintFor({ name, line })?.words).toMatch(new RegExp(`^${words.replace(/[$]/g, "\\$&")}`));
  });

  it.each(refusals)("%s: %s", (line = "", name = "") => {
    expect(hintFor({ name, line })).not.toBeNull();
  });

  it.each([
    [
      "socket.create_connection(('example.com', 80))",
      "gaierror: [Errno -3] Temporary failure in name resolution",
      "There is no network here.",
    ],
    ["socket.socket().listen()", "OSError: [Errno 95] Operation not supported", "There is no network here, so nobody could call."],
    ["os.fork()", "OSError: [Errno 38] Function not implemented", "`os.fork()` isn’t here."],
    ["os.spawnlp(os.P_WAIT, 'ls', 'ls')", "OSError: [Errno 38] Function not implemented", "No other program can be started here."],
    ["[0] * 10**10", "OverflowError: cannot fit 'int' into an index-sized integer", "Python is a 32-bit one here: lengths"],
    ["[0] * 10**9", "MemoryError", "Python is a 32-bit one here: a process"],
    ["pool.apply(id, [queue.Queue()])", "TypeError: cannot pickle '_thread.lock' object", "What is made for threads"],
    ["pool.map(abs, [1])", "ValueError: Pool not running", "The pool was closed"],
  ])("tells one kind from another: %s", (line, name, words) => {
    expect(hintFor({ name, line })?.words.startsWith(words)).toBe(true);
  });

  it("has no row that nothing leads to", () => {
    const said = [...refusals, ...others].map(([line = "", name = ""]) => hintFor({ name, line })?.words);
    for (const { words } of hints) expect(said).toContain(words);
  });

  it("leads on to cases that the clinic has", () => {
    const slugs = readCases().map(({ slug }) => slug);
    for (const { clinic } of hints) if (clinic !== undefined) expect(slugs).toContain(clinic);
    expect(hintFor({ name: "PicklingError: Can't pickle local object <function main.<lo…", line: "p.start()" })?.clinic).toBe(
      "cant-pickle",
    );
  });

  it("has short words", () => {
    const modules = [...Object.keys(instead), ...Object.keys(cannotBeHere)].map((module) => missing(module) ?? "");
    for (const words of [...hints.map((hint) => hint.words), ...modules]) {
      expect(words.length).toBeLessThan(175);
      expect(words.split("`").length % 2, words).toBe(1);
      expect(words).toMatch(/\.$/);
    }
  });
});

const missing = (module: string) =>
  hintFor({ name: `ModuleNotFoundError: No module named '${module}'`, line: `import ${module}` })?.words ?? null;

describe("a module that isn’t here", () => {
  it("is told with what there is instead", () => {
    expect(missing("numpy")).toBe(
      "`numpy` isn’t here: only Python’s standard library is. `statistics`, `array` and `math` cover small things.",
    );
    expect(missing("tkinter")).toBe("`tkinter` isn’t here. There are no windows here: use `print()` and `input()`.");
  });

  it("may be a file of the reader’s", () => {
    expect(missing("shapes")).toMatch(
      /^`shapes` isn’t here: only Python’s standard library and the program’s own files are\. A file `shapes\.py` of yours/,
    );
    expect(missing("constructor")).toMatch(/^`constructor` isn’t here: only Python’s standard library and/);
    expect(
      hintFor({ name: "ModuleNotFoundError: No module named 'a_module_with_a_long_…", line: "import a_module_with_a_long_name" })?.words,
    ).toMatch(/^`a_module_with_a_long_name`/);
  });

  it.each(["concurrent.future", "shapes.circle", "_interpreters"])("of which Python has said enough: %s", (module) => {
    expect(missing(module)).toBeNull();
  });
});

describe("no hint", () => {
  it.each([
    ["raise ValueError('Pool not running')", "ValueError: Pool not running"],
    ["    raise MemoryError", "MemoryError"],
    ["raise ModuleNotFoundError(\"No module named 'numpy'\")", "ModuleNotFoundError: No module named 'numpy'"],
    ["check()", "PoolError: Pool not running"],
    ["check()", "ValueError: The Pool not running"],
    ["x = 5 % 2 +", "SyntaxError: invalid syntax (main.py, line 1)"],
    ["if a != b", "SyntaxError: expected ':' (main.py, line 1)"],
    ["print('!pip install numpy'", "SyntaxError: '(' was never closed (main.py, line 1)"],
    ["python = = 3", "SyntaxError: invalid syntax (main.py, line 1)"],
    ["from math import foo", "ImportError: cannot import name 'foo' from 'math' (unknown …"],
    ["Client(('localhost', 6000))", "ConnectionRefusedError: [Errno 111] Connection refused"],
    ["os.chown('a', 1, 1)", "OSError: [Errno 38] Function not implemented"],
    ["sys.setrecursionlimit(10**10)", "OverflowError: Python int too large to convert to C int"],
    ["math.exp(1000)", "OverflowError: math range error"],
    ["p.start()", "TypeError: cannot pickle 'generator' object"],
    ["p.start()", "RuntimeError: cannot start a process twice"],
    ["os.nonsense", "AttributeError: module 'os' has no attribute 'nonsense'"],
    ["__main__.nonsense", "AttributeError: module '__main__' has no attribute 'nonsense'"],
    ["d['key']", "KeyError: 'key'"],
  ])("for %s: %s", (line, name) => expect(hintFor({ name, line })).toBeNull());
});

describe("firstHint", () => {
  const program = { files: [{ name: "main.py", text: "x = 1\nraise MemoryError\nimport numpy\n" }] };
  const failure = (line: number, name: string) => ({ pid: pid(1), file: 0, line, name });

  it("looks at the failures’ lines, and tells the first that there is", () => {
    const numpy = failure(3, "ModuleNotFoundError: No module named 'numpy'");
    expect(firstHint([failure(2, "MemoryError"), numpy, failure(1, "MemoryError")], program)?.words).toMatch(/^`numpy`/);
    expect(firstHint([failure(2, "MemoryError")], program)).toBeNull();
    expect(firstHint([], null)).toBeNull();
  });
});
