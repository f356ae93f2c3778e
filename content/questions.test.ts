import { describe, expect, it } from "vitest";
import { parseQuestions } from "./questions";

const good = `
- id: counter
  kind: one
  lab: counter
  ask: What will the last line say?
  choices:
    - text: "4"
      right: true
      why: There is one counter.
      seen: { last: "4$" }
    - text: "0"
      why: That is what processes do.
`;
const read = (text: string) => () => parseQuestions("02-x/questions.yaml", text);

describe("a lesson's questions", () => {
  it("are taken as they are when they are right", () => {
    expect(read(good)()).toMatchObject([{ id: "counter", kind: "one", choices: [{ right: true, seen: { last: "4$" } }, { text: "0" }] }]);
    expect(read("[]")()).toEqual([]);
  });

  it("name file and line of a fault", () => {
    expect(read(good.replace("why: That is what processes do.", "way: x"))).toThrow(/^02-x\/questions\.yaml:11: 0\.choices\.1\.why: /);
    expect(read(good.replace('"4$"', '"4("'))).toThrow("02-x/questions.yaml:10: 0.choices.0.seen.last: must be a regular expression");
  });

  it("name the line where the text is no YAML", () => {
    expect(read(good.replace("[", "").replace("{ last", "{{ last"))).toThrow(/^02-x\/questions\.yaml:\d+: /);
  });

  it("want one right answer, or one at least, and an id for each", () => {
    expect(read(good.replace("      right: true\n", ""))).toThrow("02-x/questions.yaml:2: 0.id: counter: of the choices one must be right");
    expect(read(good.replace("kind: one", "kind: several").replace("      right: true\n", ""))).toThrow("counter: a choice must be right");
    expect(read(good + good)).toThrow("counter: every question needs an id of its own");
  });
});
