import { expect, it } from "vitest";
import { pictureWords, whenWords } from "./words";

it("says which moment it is of", () => {
  const at = (phase: "idle" | "running" | "ended", shown: "nothing" | "recording" | "run", isThere: boolean, name = "") =>
    whenWords({ phase, shown, name }, isThere);
  expect(at("idle", "nothing", false)).toBe("empty until there is a run");
  expect(at("idle", "recording", true)).toBe("recorded, as it was in the end");
  expect(at("running", "run", false)).toBe("not there yet");
  expect(at("running", "run", true)).toBe("as it is being filled");
  expect(at("ended", "run", true)).toBe("as it was in the end");
  expect(at("ended", "run", false, "run 3 of 20")).toBe("not kept of this run");
});

it("tells the picture in words", () => {
  expect(pictureWords(0, 88, [])).toBe("A picture in shared memory, empty.");
  const written = [
    { writer: 0, bytes: 12 },
    { writer: 2, bytes: 5 },
  ];
  expect(pictureWords(36, 88, written)).toBe("A picture in shared memory, 36 rows of 88 bytes. A wrote 12, C wrote 5.");
  expect(pictureWords(36, 88, [])).toBe("A picture in shared memory, 36 rows of 88 bytes. Nobody has written.");
});
