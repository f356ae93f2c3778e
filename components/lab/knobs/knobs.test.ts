import { describe, expect, it } from "vitest";
import { canBe, knobsIn, turn, type Value } from "./knobs";

const lines = (...all: readonly string[]) => all.join("\n");

function only(text: string) {
  const knobs = knobsIn(text);
  expect(knobs).toHaveLength(1);
  return knobs[0]!;
}

/** As the line is once its knob has been turned. */
const after = (text: string, value: Value) => turn(text, only(text), value);

describe("what Colab's own examples say", () => {
  it.each([
    ['text = "value"  # @param {type:"string"}', { kind: "string", placeholder: "" }, "value"],
    ['dropdown = "1st option"  # @param ["1st option", "2nd option"]', choice(["1st option", "2nd option"]), "1st option"],
    ['both = "value"  # @param ["1st option"] {allow-input: true}', choice(["1st option"], { others: true }), "value"],
    ['hint = ""  # @param {type:"string", placeholder:"enter a value"}', { kind: "string", placeholder: "enter a value" }, ""],
    ['raw_input = None  # @param {type:"raw"}', { kind: "raw", placeholder: "" }, "None"],
    [
      'raw_dropdown = raw_input  # @param [1, "raw_input", "False", "\'string\'"] {type:"raw"}',
      choice(["1", "raw_input", "False", "'string'"], { raw: true }),
      "raw_input",
    ],
    ['date_input = "2018-03-22"  # @param {type:"date"}', { kind: "date" }, "2018-03-22"],
    ['number_input = 10.0  # @param {type:"number"}', { kind: "number" }, 10],
    ['number_slider = 0  # @param {type:"slider", min:-1, max:1, step:0.1}', { kind: "slider", min: -1, max: 1, step: 0.1 }, 0],
    ['integer_input = 10  # @param {type:"integer"}', { kind: "integer" }, 10],
    ['boolean_checkbox = True  # @param {type:"boolean"}', { kind: "boolean" }, true],
    ['boolean_dropdown = True  # @param ["False", "True"] {type:"raw"}', choice(["False", "True"], { raw: true }), "True"],
  ])("%s", (text, setting, value) => {
    expect(only(text)).toMatchObject({ setting, value, problem: "", line: 1 });
  });

  it("a title and Markdown are no knobs", () => {
    const text = lines(
      '# @title A form { display-mode: "form" }',
      "# @markdown ### Enter a path:",
      "# @param",
      'x = 1  # @title { run: "auto" }',
    );
    expect(knobsIn(text)).toEqual([]);
  });
});

function choice(options: readonly string[], { raw = false, others = false } = {}) {
  return { kind: "choice", options, raw, others };
}

describe("ways to write it", () => {
  it.each([
    "n = 3 #@param {type:'slider',min:1,max:8}",
    'n=3#@param{"type": "slider", "min": 1, "max": 8, "step": 1}',
    '    n  =  3\t#  @param   { type : "slider" , min : 1 , max : 8 , }  # how many',
    'n = 3  # @param {type:"slider", min:1, max:8} how many',
    'n = +3  # @param {type:"slider", min:1.0, max:8e0}',
  ])("%s", (text) => {
    expect(only(text)).toMatchObject({ name: "n", setting: { kind: "slider", min: 1, max: 8, step: 1 }, value: 3, problem: "" });
  });

  it("a slider goes from 0 to 100 unless it is said, and without a type it is any Python", () => {
    expect(only('n = 3 # @param {type:"slider"}').setting).toEqual({ kind: "slider", min: 0, max: 100, step: 1 });
    expect(only("n = f(3) # @param")).toMatchObject({ setting: { kind: "raw" }, value: "f(3)" });
  });

  it("brackets and braces in a string of the comment are no end of it", () => {
    expect(only('a = "a]" # @param [1, "a]", "}"] {allow-input: true}').setting).toEqual(choice(["1", "a]", "}"], { others: true }));
    expect(only(String.raw`a = "\"" # @param ["\"", 'it\'s']`).setting).toEqual(choice(['"', "it's"]));
  });
});

describe("where it looks for them", () => {
  it("finds each with its line, in order", () => {
    const text = lines('"""About."""', "", "import os", "A = 1  # @param", "b = 2", 'Ç_3 = 3  # @param {type:"integer"}');
    expect(knobsIn(text).map(({ name, line }) => [name, line])).toEqual([
      ["A", 4],
      ["Ç_3", 6],
    ]);
  });

  it.each([
    ["a comment that only speaks of it", "n = 1  # see @param"],
    ["another word", "n = 1  # @parameter"],
    ["a hash in a string", 'n = "# @param"'],
    ["a hash in the value, and another comment", 'n = "# @param"  # a string'],
    ["no assignment", 'print(1)  # @param {type:"raw"}'],
    ["a comparison", "n == 1  # @param"],
    ["an assignment to it again", "n += 1  # @param"],
    ["an attribute", "a.n = 1  # @param"],
    ["two names", "a, b = 1, 2  # @param"],
    ["an argument", lines("f(", "    n = 1,  # @param", ")")],
    ["a string of three quotes", lines('"""', "n = 1  # @param", '"""')],
    ["a string of three quotes in a call", lines("f('''", "n = 1  # @param", "''')")],
    ["a statement that goes on", lines("m = \\", "n = 1  # @param")],
  ])("not in %s", (_, text) => {
    expect(knobsIn(text)).toEqual([]);
  });

  it.each([
    ["strings with quotes and hashes", lines(`a = "it's # not"`, "n = 1  # @param")],
    ["strings with escaped quotes", lines(String.raw`a = "\"" + '\\'`, "n = 1  # @param")],
    ["three quotes on one line", lines('"""It\'s "one" line."""', "n = 1  # @param")],
    ["brackets over lines", lines("a = [", "    1,  # one (", "]", "n = 1  # @param")],
    ["a comment that ends in a backslash", lines("# \\", "n = 1  # @param")],
    ["a call that is being written", lines("print(", "n = 1  # @param")],
    ["a string that is being written", lines('a = "', "n = 1  # @param")],
    ["too many brackets", lines("print(1))", "n = 1  # @param")],
  ])("behind %s", (_, text) => {
    expect(only(text)).toMatchObject({ name: "n", value: "1", problem: "" });
  });

  it("inside a block, its indentation before it", () => {
    expect(only(lines("def f():", "    n = 1  # @param")).line).toBe(2);
  });
});

describe("turning it changes the value and nothing else", () => {
  const slider = '{type:"slider", min:-10, max:9000000, step:0.5}';

  it.each<readonly [string, Value, string]>([
    ["3", 4, "4"],
    ["2_000_000", 2_500_000, "2_500_000"],
    ["2_000_000", 500, "500"],
    ["1_000", 1_234_567, "1_234_567"],
    ["2000000", 2_500_000, "2500000"],
    ["-3", 4, "4"],
    ["3", -4, "-4"],
    ["-1_000", -2_000, "-2_000"],
    ["0", -0, "0"],
    ["0.5", 1.5, "1.5"],
    ["0.5", 1, "1.0"],
    [".5", 2, "2.0"],
    ["1.", 3, "3.0"],
    ["1e3", 2000, "2000.0"],
    ["1_000.5", 2000.5, "2_000.5"],
    ["1", 1.5, "1.5"],
  ])("number %s to %d: %s", (before, value, written) => {
    expect(after(`N = ${before}  # @param ${slider}`, value)).toBe(`N = ${written}  # @param ${slider}`);
  });

  it.each<readonly [string, string, string]>([
    ['"a"', "b", '"b"'],
    ["'a'", "b", "'b'"],
    ['"a"', `it's "b"`, String.raw`"it's \"b\""`],
    ["'a'", `it's "b"`, String.raw`'it\'s "b"'`],
    ['"a"', "\\n", String.raw`"\\n"`],
    ['"a"', "a\tb\x00", String.raw`"a\tb\x00"`],
    ['"a"', "# @param é 🐍", '"# @param é 🐍"'],
    ['r"C:\\d"', "C:\\e", String.raw`"C:\\e"`],
    ["'''a'''", "b", "'b'"],
    ['"a"', "", '""'],
  ])("string %s to %s: %s", (before, value, written) => {
    const text = after(`N = ${before}  # @param {type:"string"}`, value);
    expect(text).toBe(`N = ${written}  # @param {type:"string"}`);
    expect(only(text).value).toBe(value);
  });

  it.each<readonly [string, Value, string]>([
    ['N = False  # @param {type:"boolean"}', true, 'N = True  # @param {type:"boolean"}'],
    ['N = \'a\'  # @param ["a", "b"]', "b", 'N = \'b\'  # @param ["a", "b"]'],
    ['N = "1"  # @param [1, 2]', "2", 'N = "2"  # @param [1, 2]'],
    ['N = 1  # @param [1, 2] {type:"raw"}', "2", 'N = 2  # @param [1, 2] {type:"raw"}'],
    ["N = f(1)  # @param", " [2, '#'] ", "N = [2, '#']  # @param"],
    ["N = '2026-01-31'  # @param {type:\"date\"}", "2027-01-01", "N = '2027-01-01'  # @param {type:\"date\"}"],
  ])("%s", (before, value, expected) => {
    expect(after(before, value)).toBe(expected);
  });

  it("whatever stands around it", () => {
    const text = lines("\ufeffimport os\t", "\tN  =\t3 \t #@param   {type:'integer'}  # of them", "print(N)  ", "", "");
    expect(after(text, 12)).toBe(text.replace("3 \t", "12 \t"));
  });

  it("in the one line of two that are alike", () => {
    const text = lines("N = 1  # @param", "N = 1  # @param");
    const second = knobsIn(text)[1]!;
    expect(turn(text, second, "2")).toBe(lines("N = 1  # @param", "N = 2  # @param"));
  });

  it("back and forth leaves the program as it was", () => {
    const text = `N = 2_000_000  # @param ${slider}`;
    expect(after(after(text, 500_000), 2_000_000)).toBe(text);
  });
});

describe("what a reader's edit has broken is said, and can't be turned", () => {
  it.each([
    ['N = two  # @param {type:"slider"}', "not a number"],
    ['N = 0x10  # @param {type:"number"}', "not a number"],
    ['N = 007  # @param {type:"number"}', "not a number"],
    ['N = 1__0  # @param {type:"number"}', "not a number"],
    ['N = 1 + 1  # @param {type:"number"}', "not a number"],
    ['N = 1; M = 2  # @param {type:"number"}', "not a number"],
    ['N = "1"  # @param {type:"number"}', "not a number"],
    ['N = 99999999999999999999  # @param {type:"integer"}', "too large to turn"],
    ['N = 1.0  # @param {type:"integer"}', "not a whole number"],
    ['N = true  # @param {type:"boolean"}', "neither True nor False"],
    ['N = 1  # @param {type:"string"}', "not a string in quotes"],
    ['N = f"{a}"  # @param {type:"string"}', "not a string in quotes"],
    ['N = "a" "b"  # @param {type:"string"}', "not a string in quotes"],
    [String.raw`N = "\N{BULLET}"  # @param {type:"string"}`, "not a string in quotes"],
    [String.raw`N = "\x1"  # @param {type:"string"}`, "not a string in quotes"],
    [String.raw`N = "a\nb"  # @param {type:"string"}`, "a string of several lines"],
    ['N = 1  # @param ["1", "2"]', "not a string in quotes"],
    ["N = \"soon\"  # @param {type:'date'}", "not a date like '2026-01-31'"],
    ['N =   # @param {type:"slider"}', "there is no value"],
    ["N =# @param", "there is no value"],
    ['N = "a  # @param {type:"string"}', "a quote is not closed"],
    ['N = a"  # @param {type:"string"}', "a quote is not closed"],
    ["N = 'a  # @param", "a quote is not closed"],
    ['N = max(1, 2  # @param {type:"raw"}', "a bracket is not closed"],
    ['N = 1)  # @param {type:"raw"}', "a bracket is not closed"],
    ['N = 3  # @param {type:"slider", min:1', "its comment can’t be read"],
    ['N = 3  # @param {type:"slider", min:one}', "its comment can’t be read"],
    ['N = 3  # @param {type:"slider", min:"1"}', "its comment can’t be read"],
    ["N = 3  # @param {type:slider}", "its comment can’t be read"],
    ['N = 3  # @param ["a" "b"]', "its comment can’t be read"],
    ['N = 3  # @param ["a"] ["b"]', "its comment can’t be read"],
    ['N = 3  # @param {type:"slider", min:5, max:1}', "its min is more than its max"],
    ['N = 3  # @param {type:"slider", step:0}', "its step is not more than 0"],
    ['N = 3  # @param {type:"colour"}', "there is no type “colour”"],
    ['N = 3  # @param [1, 2] {type:"integer"}', "a list can’t be of type “integer”"],
  ])("%s: %s", (text, problem) => {
    expect(only(text)).toMatchObject({ name: "N", value: null, problem });
  });

  it("and costs the others nothing", () => {
    const text = lines("A = max(1, 2  # @param", "B = 'b  # @param", "C = 3  # @param");
    expect(knobsIn(text).map(({ name, problem }) => [name, problem])).toEqual([
      ["A", "a bracket is not closed"],
      ["B", "a quote is not closed"],
      ["C", ""],
    ]);
  });

  it("but beyond a slider's ends a number is still a number", () => {
    expect(only('N = 16  # @param {type:"slider", min:1, max:8}')).toMatchObject({ value: 16, problem: "" });
  });
});

describe("what can be written where any Python may stand", () => {
  const raw = only("N = 1  # @param");

  it.each(["2", "f(1, [2])", "'#'", "max(2, os.cpu_count())", "None"])("%s", (typed) => {
    expect(canBe(raw, typed)).toBe(true);
  });

  it.each(["", " ", "2  # two", "f(", "f)", ")(", "'a", '"""', "1 \\", "1\n2"])("not %j", (typed) => {
    expect(canBe(raw, typed)).toBe(false);
  });
});
