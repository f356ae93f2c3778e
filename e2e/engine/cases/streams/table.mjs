import assert from "node:assert/strict";
import { spans, text } from "../../expect.mjs";

const numbered = (name) => Array.from({ length: 20 }, (_, n) => `${name} ${n}\n`).join("");

function flooded(result) {
  for (const [name, count] of Object.entries({ main: 900_000, child: 100_000 })) {
    const { pid } = result.output.find(({ text }) => text.startsWith(`${name} 0\n`));
    const printed = text({ output: result.output.filter((chunk) => chunk.pid === pid) });
    const expected = Array.from({ length: count }, (_, n) => `${name} ${n}\n`).join("");
    assert.ok(printed === expected, `${name}: ${printed.length} characters in order, expected ${expected.length}`);
  }
}

export default [
  {
    file: "order.py",
    stderr: undefined,
    native: "no trace",
    check: (result) => {
      const expected = numbered("main") + numbered("child") + numbered("main again");
      assert.equal(text(result), expected);
      for (const { stream, text: line } of result.output) assert.equal(stream, /[13579]\n/.test(line) ? "stderr" : "stdout", line);
    },
  },
  {
    file: "unbuffered.py",
    stdout: "raw fd bytes no end\né€😀\na\nb!\nno newline at the end",
    stderr: "to stderr\n",
    native: "no trace",
    check: (result) => {
      const split = result.output.findIndex(({ text }) => text.includes("é"));
      assert.ok(split > 0 && result.output[split - 1].text === "", "a byte of its own is a chunk of its own");
    },
  },
  { file: "replaced.py", methods: ["fork", "spawn"], stdout: "{(600, 1, 600)} 0\n" },
  {
    file: "big_write.py",
    merged: true,
    check: (result) => {
      const printed = text(result);
      assert.ok(printed === `${"x".repeat(4_999_999)}\n${"y".repeat(300_000)}`, `${printed.length} characters`);
    },
  },
  { file: "flood.py", merged: true, warm: 2, deadline: 90_000, native: "no trace", check: flooded },
  {
    file: "input.py",
    stdin: "Ada\n\nlast line\n",
    stdout: "Name? Hello, Ada!\n''\n'last line\\n'\nMore? EOFError: EOF when reading a line\n''\n",
    native: "no trace",
    check: (result) => assert.ok(result.output.length > 4),
  },
  {
    file: "input.py",
    name: "input_without_newline",
    stdin: "Ünïcode ☃\n2\nno newline",
    stdout: "Name? Hello, Ünïcode ☃!\n'2'\n'no newline'\nMore? EOFError: EOF when reading a line\n''\n",
  },
  {
    file: "input_in_thread.py",
    typing: [{ after: "type now", text: "typed\n" }],
    stdout: "meanwhile 0\nmeanwhile 1\nmeanwhile 2\ntype now\n['typed']\n",
    native: "no trace",
    check: (result) => {
      const [wait] = spans(result, "wait").filter(({ name }) => name === "stdin");
      assert.ok(wait, "a thread waits for stdin");
      assert.notEqual(wait.tid, 1);
    },
  },
  {
    file: "input_in_child.py",
    methods: ["fork", "spawn"],
    stdin: "for the parent\n",
    stdout: "EOFError: EOF when reading a line\n''\nfor the parent\n",
  },
  { file: "files.py", stdout: "False\nchild reads from the parent\nfrom the parent and the child\n[]\n" },
  {
    file: "terminal.py",
    methods: ["fork", "spawn"],
    stdout: (method) => `${method === "fork" ? "False\n" : ""}True\nback\n`,
    stderr: (method) => `b'into the pipe\\n'\nTrue\n[Errno 9] Bad file descriptor\n${method === "spawn" ? "None\n" : ""}`,
  },
  { file: "together.py", deadline: 60_000, stdout: "made 0 whole 120\nappended 600\nwritten 600\nread 600\n" },
  {
    file: "open_files.py",
    // This machine lets root write anywhere, and its disk is larger.
    native: false,
    stdout:
      "child: one\nparent: ''\n150 ['aaaaaaaaa', 'bbbbbbbbb', 'ccccccccc']\nFalse ['moved.txt']\n0\n['one', 'two'] 8\n" +
      "PermissionError\nENOSPC\n2\naXYd\nmmap can't modify a readonly memory map.\naXYd\n",
  },
];
