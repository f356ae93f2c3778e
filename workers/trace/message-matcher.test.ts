import { describe, expect, it } from "vitest";
import { MessageMatcher } from "./message-matcher";

/** A matcher whose ends have names. */
class Named {
  readonly #matcher = new MessageMatcher();
  readonly #names: string[] = [];

  sent(pipe: number, name: string, position: number, bytes: number): string[] {
    return this.#add("sent", pipe, name, position, bytes);
  }

  received(pipe: number, name: string, position: number, bytes: number): string[] {
    return this.#add("received", pipe, name, position, bytes);
  }

  #add(side: "sent" | "received", pipe: number, name: string, position: number, bytes: number): string[] {
    const met: string[] = [];
    this.#matcher[side](pipe, this.#names.push(name) - 1, position, bytes, (other) => met.push(this.#names[other]!));
    return met;
  }
}

describe("messages of a pipe", () => {
  it("are matched by their bytes: a header and a body, two in one read", () => {
    const messages = new Named();
    messages.sent(7, "a", 0, 9);
    messages.sent(7, "b", 9, 5);
    messages.sent(7, "c", 14, 5);
    expect(messages.received(7, "header", 0, 4)).toEqual(["a"]);
    expect(messages.received(7, "body", 4, 5)).toEqual(["a"]);
    expect(messages.received(7, "both", 9, 10)).toEqual(["b", "c"]);
  });

  it("of other pipes are others", () => {
    const messages = new Named();
    messages.sent(7, "a", 0, 9);
    expect(messages.received(8, "x", 0, 9)).toEqual([]);
  });

  it("may be told after they were received", () => {
    const messages = new Named();
    messages.received(7, "early", 0, 9);
    expect(messages.sent(7, "late", 0, 9)).toEqual(["early"]);
    expect(messages.sent(7, "next", 9, 9)).toEqual([]);
  });

  it("wrap around with their positions", () => {
    const messages = new Named();
    messages.sent(7, "last", 0xffff_fffa, 6);
    messages.sent(7, "first", 0, 6);
    expect(messages.received(7, "last's", 0xffff_fffa, 6)).toEqual(["last"]);
    expect(messages.received(7, "first's", 0, 6)).toEqual(["first"]);
  });

  it("are matched though two writers are told in another order than they wrote", () => {
    const messages = new Named();
    for (const [name, position] of [
      ["a", 0],
      ["c", 16],
      ["b", 8],
    ] as const)
      messages.sent(7, name, position, 8);
    expect([0, 8, 16].map((position) => messages.received(7, "x", position, 8))).toEqual([["a"], ["b"], ["c"]]);
  });

  it("are matched beyond what is kept of a pipe", () => {
    const messages = new Named();
    for (let number = 0; number < 20_000; number++) {
      messages.sent(7, `${number}`, number * 8, 8);
      expect(messages.received(7, "x", number * 8, 8)).toEqual([`${number}`]);
    }
    messages.sent(7, "of the new pipe", 0, 8);
    expect(messages.received(7, "x", 0, 8)).toEqual(["of the new pipe"]);
  });

  it("that were received of an old pipe are not of the new one", () => {
    const messages = new Named();
    messages.received(7, "its sending was lost", 0, 8);
    messages.received(7, "of the new pipe", 0, 8);
    expect(messages.sent(7, "x", 0, 8)).toEqual(["of the new pipe"]);
  });

  it("begin anew when a pipe's number comes again", () => {
    const messages = new Named();
    messages.sent(7, "never read", 0, 100);
    messages.sent(7, "of the new pipe", 0, 10);
    expect(messages.received(7, "x", 0, 10)).toEqual(["of the new pipe"]);
  });
});
