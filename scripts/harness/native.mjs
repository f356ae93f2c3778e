import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { constants, tmpdir } from "node:os";
import { join } from "node:path";

/** Sets in every process what the engine's run options set. */
const PRELUDE = `
import multiprocessing.context, os, sys
context = multiprocessing.context
context._default_context._default_context = context._concrete_contexts[os.environ['START_METHOD']]
os.cpu_count = lambda: int(os.environ['CPU_COUNT'])
if sys.stdout is not None:
    sys.stdout.reconfigure(line_buffering=True)
os.sched_getaffinity = lambda _pid: set(range(os.cpu_count()))
`;

/** Runs a program with this machine's own python3: what the engine is compared with. There is no trace. */
export async function runNative({ program, options, stdin, typing = [], stopAfter }) {
  const folder = mkdtempSync(join(tmpdir(), "native-"));
  try {
    for (const { name, text } of program.files) writeFileSync(join(folder, name), text);
    writeFileSync(join(folder, "sitecustomize.py"), PRELUDE);
    const env = {
      ...process.env,
      PYTHONPATH: folder,
      PYTHONDONTWRITEBYTECODE: "1",
      PYTHONUNBUFFERED: "",
      START_METHOD: options.startMethod,
      CPU_COUNT: String(options.cpuCount),
    };
    const python = spawn("python3", [program.files[0].name], { cwd: folder, env, detached: true });
    const output = [];
    const waiting = [...typing];
    let seen = "";
    const type = ({ text, delay = 0 }) => setTimeout(() => python.stdin.write(text), delay);
    for (const stream of ["stdout", "stderr"]) {
      python[stream].setEncoding("utf8").on("data", (text) => {
        output.push({ sequence: output.length, time: 0, pid: 0, tid: 1, stream, text });
        seen += text;
        while (waiting.length > 0 && seen.includes(waiting[0].after)) type(waiting.shift());
      });
    }
    if (stdin !== undefined) python.stdin.end(stdin);
    let reason = "exited";
    const deadline = setTimeout(() => {
      reason = "stopped";
      process.kill(-python.pid, "SIGKILL");
    }, stopAfter);
    const exitCode = await new Promise((resolve) => python.on("close", (code, signal) => resolve(code ?? -constants.signals[signal])));
    clearTimeout(deadline);
    return { output, events: undefined, end: { reason, exitCode, orphans: 0 } };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
