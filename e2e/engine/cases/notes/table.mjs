import assert from "node:assert/strict";
import { lines, ofKind, spans, text } from "../../expect.mjs";

const ALL = ["fork", "spawn", "forkserver"];
const lesson = (name) => `../../../../content/lessons/${name}/snippet.py`;

/** Q4's info(), once for the parent and once for the child. */
function twoModules(result, { method }) {
  const printed = lines(result);
  const said = (title) => {
    const at = printed.indexOf(title);
    return printed.slice(at + 1, at + 4).map((line) => line.split(": "));
  };
  const [[, module], , [, pid]] = said("main line");
  const [[, childModule], [, childParent], [, childPid]] = said("function f");
  assert.equal(module, "__main__");
  assert.equal(childModule, method === "fork" ? "__main__" : "__mp_main__");
  if (method !== "forkserver") assert.equal(childParent, pid, "the child's parent is the main process");
  assert.notEqual(childPid, pid);
  assert.equal(printed.at(-1), "hello bob");
  assert.equal(printed.length, 9);
}

function fiveAtOnce(result, { cpus }) {
  const printed = lines(result);
  const count = (start) => printed.filter((line) => line.startsWith(start)).length;
  assert.deepEqual([count("start process:"), count("square "), count("end process:")], [5, 5, 5]);
  const seconds = Number(/Time taken (\S+) seconds/.exec(text(result))[1]);
  assert.ok(seconds >= 1 && seconds < 3, `it took ${seconds} s with ${cpus} CPUs`);
  if (result.events === undefined) return;
  const tasks = spans(result, "task");
  assert.deepEqual(
    tasks.map((task) => task.name).sort(),
    [0, 1, 2, 3, 4].map((n) => `square(${n})`),
  );
  assert.equal(new Set(tasks.map((task) => task.pid)).size, 5, "five processes");
  assert.ok(Math.max(...tasks.map((task) => task.begin)) < Math.min(...tasks.map((task) => task.end)), "all at once");
  const calls = spans(result, "call").filter((call) => call.name === "square");
  assert.equal(calls.length, 5);
  assert.equal(spans(result, "wait").filter((wait) => wait.name === "sleep" && calls.some((call) => call.pid === wait.pid)).length, 5);
}

const fourNumbers = (result) => {
  const printed = lines(result);
  assert.deepEqual(
    printed.slice(0, 4).sort(),
    [1, 2, 3, 4].map((n) => `Process Process-${n} prints: ${n}`),
  );
  assert.deepEqual(printed.slice(4), ["All processes have finished."]);
  if (result.events === undefined) return;
  const names = ofKind(result, "process-created").map((event) => event.name);
  assert.deepEqual(
    names.filter((name) => name.startsWith("Process-")),
    ["Process-1", "Process-2", "Process-3", "Process-4"],
  );
};

export default [
  {
    name: "q3_nine_cubes",
    file: lesson("03-create-a-process"),
    methods: ALL,
    stdout: /^Program finished in \d\S* seconds\n\[1, 8, 27, 64, 125, 216, 343, 512, 729\]\n$/,
  },
  { name: "q4_two_modules", file: lesson("04-what-is-a-pool"), methods: ALL, check: twoModules },
  { name: "q5_five_cpus", file: lesson("05-create-a-pool"), methods: ALL, cpus: 5, warm: 6, check: fiveAtOnce },
  { name: "q5_eight_cpus", file: lesson("05-create-a-pool"), cpus: 8, warm: 6, check: fiveAtOnce },
  { name: "q6_four_numbers", file: lesson("06-four-processes"), methods: ALL, check: fourNumbers },
];
