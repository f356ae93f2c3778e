import { beforeAll, describe, expect, it } from "vitest";
import { readSearchEntries } from "@/content/search";
import { createFinder, type Find } from "./finder";

let find: Find;
beforeAll(async () => {
  find = await createFinder(readSearchEntries());
});

const places = (query: string) => find(query).map(({ entry }) => entry.at);

describe("what is looked for is found", () => {
  it.each([
    ["lock", "glossary#lock"],
    ["GIL", "glossary#gil"],
    ["speedup", "glossary#speed-up"],
    ["starves", "glossary#starvation"],
    ["races and lock", "lessons/races-and-lock"],
    ["philosophers", "lessons/deadlocks#lab-philosophers"],
    ["why 3.14 changed the default", "lessons/start-methods#why-3-14-changed-the-default"],
    ["smaller threads", "lessons/what-is-multiprocessing#verdict-2"],
  ])("%s", (query, place) => {
    expect(places(query).slice(0, 3)).toContain(place);
  });

  it("by how a word begins, and with a letter wrong", () => {
    expect(places("semaph")).toContain("glossary#semaphore");
    expect(places("philosofers")).toContain("lessons/deadlocks#lab-philosophers");
    expect(places("Amdahls law")[0]).toBe("glossary#amdahls-law");
  });

  it.each([
    ["AttributeError: Can't get local object 'main.<locals>.with_tax'", "clinic/cant-pickle"],
    ["RuntimeError: An attempt has been made to start a new process before the current process has finished", "clinic/missing-guard"],
    ["AttributeError: module '__main__' has no attribute 'my_function'", "clinic/not-in-a-notebook"],
  ])("a traceback's last line: %s", (line, place) => {
    expect(places(line).slice(0, 2)).toContain(place);
  });

  it("of a long text by its end", () => {
    expect(places(`${"unheard of ".repeat(100)} philosophers`)[0]).toMatch(/deadlocks/);
  });
});

it("what isn't there isn't found", () => {
  expect(places("")).toEqual([]);
  expect(places("what is the")).toEqual([]);
  expect(places("zyxwvut")).toEqual([]);
});

it("the words found are those of the text", () => {
  const [first] = find("philosoph");
  expect([...(first?.words ?? [])]).toContain("philosophers");
});
