import { describe, expect, it } from "vitest";
import { MessageMatcher } from "./message-matcher";

const end = (name: string, position: number, bytes: number) => ({ name, position, bytes });
const names = (ends: readonly { readonly name: string }[]) => ends.map(({ name }) => name);

describe("messages of a pipe", () => {
  it("are matched by their bytes: a header and a body, two in one read", () => {
    const messages = new MessageMatcher<ReturnType<typeof end>>();
    messages.sent(7, end("a", 0, 9));
    messages.sent(7, end("b", 9, 5));
    messages.sent(7, end("c", 14, 5));
    expect(names(messages.received(7, end("header", 0, 4)))).toEqual(["a"]);
    expect(names(messages.received(7, end("body", 4, 5)))).toEqual(["a"]);
    expect(names(messages.received(7, end("both", 9, 10)))).toEqual(["b", "c"]);
  });

  it("of other pipes are others", () => {
    const messages = new MessageMatcher<ReturnType<typeof end>>();
    messages.sent(7, end("a", 0, 9));
    expect(messages.received(8, end("x", 0, 9))).toEqual([]);
  });

  it("may be told after they were received", () => {
    const messages = new MessageMatcher<ReturnType<typeof end>>();
    messages.received(7, end("early", 0, 9));
    expect(names(messages.sent(7, end("late", 0, 9)))).toEqual(["early"]);
    expect(messages.sent(7, end("next", 9, 9))).toEqual([]);
  });

  it("wrap around with their positions", () => {
    const messages = new MessageMatcher<ReturnType<typeof end>>();
    messages.sent(7, end("last", 0xffff_fffa, 6));
    messages.sent(7, end("first", 0, 6));
    expect(names(messages.received(7, end("last's", 0xffff_fffa, 6)))).toEqual(["last"]);
    expect(names(messages.received(7, end("first's", 0, 6)))).toEqual(["first"]);
  });

  it("are matched though two writers are told in another order than they wrote", () => {
    const messages = new MessageMatcher<ReturnType<typeof end>>();
    for (const [name, position] of [
      ["a", 0],
      ["c", 16],
      ["b", 8],
    ] as const)
      messages.sent(7, end(name, position, 8));
    expect([0, 8, 16].map((position) => names(messages.received(7, end("x", position, 8))))).toEqual([["a"], ["b"], ["c"]]);
  });

  it("are matched beyond what is kept of a pipe", () => {
    const messages = new MessageMatcher<ReturnType<typeof end>>();
    for (let number = 0; number < 20_000; number++) {
      messages.sent(7, end(`${number}`, number * 8, 8));
      expect(names(messages.received(7, end("x", number * 8, 8)))).toEqual([`${number}`]);
    }
    messages.sent(7, end("of the new pipe", 0, 8));
    expect(names(messages.received(7, end("x", 0, 8)))).toEqual(["of the new pipe"]);
  });

  it("that were received of an old pipe are not of the new one", () => {
    const messages = new MessageMatcher<ReturnType<typeof end>>();
    messages.received(7, end("its sending was lost", 0, 8));
    messages.received(7, end("of the new pipe", 0, 8));
    expect(names(messages.sent(7, end("x", 0, 8)))).toEqual(["of the new pipe"]);
  });

  it("begin anew when a pipe's number comes again", () => {
    const messages = new MessageMatcher<ReturnType<typeof end>>();
    messages.sent(7, end("never read", 0, 100));
    messages.sent(7, end("of the new pipe", 0, 10));
    expect(names(messages.received(7, end("x", 0, 10)))).toEqual(["of the new pipe"]);
  });
});
