import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readCases } from "@/content/clinic";
import { findCases } from "./find-cases";

const cases = readCases();
const found = (text: string) => findCases(text, cases).map(({ slug }) => slug);

/** What Python printed, by version and program: parts that begin with a line such as `=== Python 3.8.18: spawn`. */
const tracebacks = cases.flatMap(({ slug }) => {
  const file = `content/clinic/${slug}/tracebacks.txt`;
  if (!existsSync(file)) return [];
  return readFileSync(file, "utf8")
    .split(/^=== /m)
    .slice(1)
    .map((part) => ({ slug, name: part.slice(0, part.indexOf("\n")), text: part.slice(part.indexOf("\n") + 1) }));
});

describe("a traceback's case", () => {
  it.each(tracebacks)("$slug: $name", ({ slug, text }) => {
    expect(found(text)[0]).toBe(slug);
  });

  it("is known of each Python from 3.8 to 3.14", () => {
    for (const { slug, says } of cases) {
      const versions = new Set(tracebacks.filter((one) => one.slug === slug).map(({ name }) => /^Python (3\.\d+)\./.exec(name)?.[1]));
      expect([...versions].sort(), slug).toEqual(says.length === 0 ? [] : ["3.10", "3.11", "3.12", "3.13", "3.14", "3.8", "3.9"]);
    }
  });

  it.each(cases.flatMap(({ slug, says }) => says.map(({ words }) => ({ slug, words }))))("by the words on its page: $words", (said) => {
    expect(found(said.words)[0]).toBe(said.slug);
  });

  it("is found in its last line alone, quoted, in colours, or with other quotes", () => {
    expect(found("AttributeError: Can't get local object 'main.<locals>.f'")).toEqual(["cant-pickle"]);
    expect(found("> AttributeError: Can’t pickle local\n> object ‘main.<locals>.f’")).toEqual(["cant-pickle"]);
    expect(found("\u001b[1;35mAttributeError\u001b[0m: \u001b[35mmodule '__main__' has no attribute 'f'\u001b[0m")).toEqual([
      "not-in-a-notebook",
    ]);
  });

  it("is that of the last error, where there are several", () => {
    const first = "AttributeError: module '__main__' has no attribute '<lambda>'\n\nDuring handling of the above exception…\n\n";
    expect(found(`${first}_pickle.PicklingError: Can't pickle <function <lambda> at 0x1>: it's not found as __main__.<lambda>`)).toEqual([
      "cant-pickle",
    ]);
  });
});

describe("what people write", () => {
  it.each([
    ["my pool is slower than a plain for loop", "slower-than-serial"],
    ["Why is multiprocessing slower than a single process?", "slower-than-serial"],
    ["process.join() hangs forever when I use a Queue", "queue-not-drained"],
    ["join never returns", "queue-not-drained"],
    ["child hangs after fork, I use logging and a thread", "deadlock-after-fork"],
    ["global variable is not updated by the child process", "global-not-shared"],
    ["the list is still empty after the processes have ended", "global-not-shared"],
    ["every process gets the same random numbers", "same-random-numbers"],
    ["np.random.seed gives identical shuffles in all workers", "same-random-numbers"],
    ["apply_async prints nothing and there is no error", "swallowed-exception"],
    ["the function I gave to pool.apply_async is not called", "swallowed-exception"],
    ["works in a script but not in Jupyter", "not-in-a-notebook"],
    ["on Windows my program starts again and again", "missing-guard"],
    ["can I send a lambda to a pool", "cant-pickle"],
  ])("%s", (text, slug) => {
    expect(found(text)[0]).toBe(slug);
  });

  it("may be of several cases, but not of any", () => {
    expect(found("it hangs")).toEqual(["queue-not-drained", "deadlock-after-fork"]);
    expect(found("slower than a loop, with a variable")).not.toContain("missing-guard");
  });
});

describe("what is none of these", () => {
  it.each([
    "",
    "   \n",
    "hello",
    "ModuleNotFoundError: No module named 'random_queue'",
    'Traceback (most recent call last):\n  File "pool.py", line 3, in join\n    queue.get(lock, random)\nZeroDivisionError: division by zero',
    "KeyboardInterrupt",
    "TypeError: square() missing 1 required positional argument: 'global'",
  ])("%j", (text) => {
    expect(found(text)).toEqual([]);
  });
});
