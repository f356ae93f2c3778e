import type { EngineTrouble } from "../../api/errors";
import { ownBuild } from "../../shared/build";
import { clockOffset } from "../../shared/clock-offset";
import { clockResolution } from "../../kernel/memory/clock";
import { Kernel } from "../../kernel/kernel";
import { Offset, ProcessField } from "../../kernel/memory/layout";
import { INIT } from "../../kernel/processes/processes";
import { statusOfExit, statusOfSignal } from "../../kernel/processes/wait-status";
import { Signal } from "../../kernel/processes/signals";
import { Process } from "./process";
import { ProcessContext, ProcessGone } from "./process-context";
import type { Pid } from "../../api/units";
import { decodeCall } from "./calls";
import { type CompareMemory, comparerOf } from "../emscripten/compare-memory";
import { RunFileSystem } from "../emscripten/file-system";
import type { HostAssets, Job, ProcessHost, RunAssets, Supervisor } from "./protocol";
import { bootPyodide, type BootedPython } from "../pyodide/boot";
import { ImageReceiver, type Pristine, takePristine } from "../pyodide/image";
import type { ImageState } from "../pyodide/image-state";
import { callImported } from "../pyodide/call";
import { findHashed, hashSecret, hashSeed, rehash } from "../pyodide/hash-secret";
import type { PyodideModule } from "../pyodide/internals";
import { decodeSnapshot } from "../pyodide/snapshot";
import { SourcePositions } from "../pyodide/source-position";
import { Streams } from "../emscripten/streams";
import { fastcallsOf } from "./fastcalls";
import { createSyscalls } from "./syscalls";

/** Module of the functions that processes begin with. */
const ENTRY = "_interleave.entry";
/** Which of them. */
const ENTRIES = { main: "main", spawn: "spawned", fork: "forked" } as const;

/** An interpreter that a process waits for is one before this. */
const PREPARE_AFTER_MS = 20;

interface Warm extends BootedPython {
  readonly images: ImageReceiver;
  readonly files: RunFileSystem;
  readonly streams: Streams;
  readonly compare: CompareMemory;
}

/**
 * One worker's life: warm after `boot`, a process after `start`; then terminated by the supervisor, or it stands by to be
 * another process, once more or for the first time.
 */
export function createProcessHost(supervisor: Supervisor): ProcessHost {
  let process: Process | undefined;
  let booted: Warm | undefined;
  /** It has been a process that has ended. */
  let used = false;
  let prepared = false;
  let offset = 0;
  let pollSignals = (): number => 0;
  const current = (): Process => {
    if (process === undefined) throw new Error("a system call before the process began");
    return process;
  };
  const syscalls = createSyscalls(current);
  const fastcalls = fastcallsOf(syscalls);
  const clock = (id: number): number => process?.context.time(id) ?? performance.now() * 1e6;
  const wait = (): Promise<number> => current().scheduler.suspending();
  const fcntl = (fd: number, command: number, argument: number): number | undefined => process?.fcntl(fd, command, argument);
  const ioctl = (fd: number, request: number): number | undefined => process?.streams.ioctl(fd, request);

  /** Address of the Python function that is the process. */
  function begin({ python, threads, recycling, images, files, streams, compare }: Warm, job: Job): number {
    const module = python._module;
    const { start, run } = job;
    const kernel = new Kernel(job.run.kernel, job.pid, offset);
    const positions = new SourcePositions(module, run.paths);
    const context = new ProcessContext(kernel, job.slot, job.pid, positions, () => close());
    process = new Process(context, supervisor, streams, module, compare, syscalls, threads.run, () => recycling.possible, job);
    files.begin();
    streams.begin();
    const image = start.kind === "fork" ? receive(images, start.buffer, context) : undefined;
    if (start.kind !== "fork") beginClean(module, images, job);
    pollSignals = process.signalPoll();
    // Killed while it started: it never ran.
    if (!context.alive || !kernel.processes.markRunning(job.slot)) context.leave();
    context.begin();
    kernel.trace.processRunning(kernel.clock.now(), job.pid);
    if (image !== undefined) {
      module.FS.chdir(image.cwd);
      for (const mapping of image.mappings) process.sharedMemory.map(mapping);
      streams.setFlags(image.flags);
      module._PyOS_AfterFork_Child();
    } else {
      beginSignals(kernel, job.slot);
      streams.beginProgram();
    }
    return callImported(module, ENTRY, ENTRIES[start.kind]);
  }

  /** An interpreter that has been no process, with its own secret for `hash()`. */
  function beginClean(module: PyodideModule, images: ImageReceiver, { start, run: { pristine } }: Job): void {
    const seed = start.kind === "spawn" ? seedOf(start.environment) : "random";
    if (pristine !== undefined && (used || seed !== "random")) {
      images.beginAgain(pristine, hashSecret(seed));
    } else {
      if (used) throw new Error("an interpreter that has been a process cannot be a clean one");
      if (seed !== "random") rehash(module, findHashed(module), hashSecret(seed));
    }
  }

  /** Waits for the image that the parent takes; killed meanwhile, it leaves a child that never was. */
  function receive(images: ImageReceiver, buffer: SharedArrayBuffer, context: ProcessContext): ImageState {
    const { kernel, slot, pid } = context;
    const coming = (parent: Pid): boolean => context.alive && kernel.processes.get(slot, ProcessField.PARENT) === parent;
    const state = images.receive(buffer, pid, used, coming);
    if (state !== undefined) return state;
    if (context.alive && kernel.endProcess(slot, statusOfSignal(Signal.SIGKILL))) supervisor.killed(pid);
    return context.leave();
  }

  /** Does what the first process would have to wait for otherwise, unless one is waiting already. */
  function prepare({ python, images }: Warm): void {
    if (prepared || process !== undefined) return;
    prepared = true;
    images.prepare();
    callImported(python._module, ENTRY, "warm_up");
  }

  /** Puts an ended process out of the way of the next. */
  function recycle(): void {
    if (process === undefined || booted === undefined) return;
    process.scheduler.close();
    process = undefined;
    pollSignals = () => 0;
    used = true;
    booted.recycling.recycle();
    booted.threads.reset();
    booted.streams.reset();
  }

  function become(job: Job): void {
    const fail = (error: unknown): void => {
      if (error instanceof ProcessGone) return;
      const kernel = new Kernel(job.run.kernel, job.pid, offset);
      // It may have ended before this, and its slot be another's.
      if (!kernel.processes.aliveAs(job.slot, job.pid)) return;
      if (process?.context.pid === job.pid) process.broke(error);
      else supervisor.crashed(job.pid, error instanceof Error ? error.message : String(error));
      kernel.endProcess(job.slot, statusOfExit(1));
    };
    try {
      if (booted === undefined) throw new Error("not booted");
      // Never resolves: os._exit() throws ProcessGone.
      booted.threads.run(begin(booted, job), true).catch(fail);
    } catch (error) {
      fail(error);
    }
  }

  return {
    async boot({ build, moduleUrl, wasm, snapshot, standardLibrary }: HostAssets, life: string): Promise<EngineTrouble | undefined> {
      if (build !== ownBuild()) return { code: "other-build" };
      await hold(life);
      const assets = {
        moduleUrl,
        wasm,
        snapshot: decodeSnapshot(new Uint8Array(snapshot)),
        standardLibrary: new Uint8Array(standardLibrary),
      };
      offset = await clockOffset(() => supervisor.now());
      const interpreter = await bootPyodide(assets, {
        syscalls,
        fastcalls,
        wait,
        signal: () => pollSignals(),
        clock,
        clockResolution,
        fcntl,
        ioctl,
      });
      const module = interpreter.python._module;
      const files = new RunFileSystem(module, () => current().context);
      booted = {
        ...interpreter,
        compare: comparerOf(interpreter.memory),
        files,
        streams: new Streams(module, current, files),
        images: new ImageReceiver(module, syscalls),
      };
      const warm = booted;
      setTimeout(() => prepare(warm), PREPARE_AFTER_MS);
      return undefined;
    },
    async takePristine(): Promise<Pristine> {
      if (booted === undefined || used) throw new Error("not an interpreter that is as it began");
      return takePristine(booted.python._module, syscalls);
    },
    start(job: Job): Promise<void> {
      recycle();
      become(job);
      return Promise.resolve();
    },
    standBy(run: RunAssets, index: number, turn: number): Promise<void> {
      if (booted !== undefined) prepare(booted);
      recycle();
      const call = new Kernel(run.kernel, INIT, offset).standbys.wait(index, turn);
      if (call !== undefined) become({ run, ...decodeCall(call, run.imageBuffers) });
      return Promise.resolve();
    },
  };
}

/** PYTHONHASHSEED of an environment, which is names and values in turn; one that it may not be is Python's to refuse. */
function seedOf(environment: readonly string[]): number | "random" {
  const at = environment.findIndex((name, index) => index % 2 === 0 && name === "PYTHONHASHSEED");
  return (at < 0 ? undefined : hashSeed(environment[at + 1] ?? "")) ?? "random";
}

/** What Python does at start-up (`signal_install_handlers` of CPython); the snapshot has it, the kernel must know. */
function beginSignals({ memory, processes }: Kernel, slot: number): void {
  const set = (field: number, signal: number): number => Atomics.or(memory.words, Offset.process(slot, field), 1 << signal);
  set(ProcessField.IGNORED, Signal.SIGPIPE);
  set(ProcessField.IGNORED, Signal.SIGXFSZ);
  if ((processes.get(slot, ProcessField.IGNORED) & (1 << Signal.SIGINT)) === 0) set(ProcessField.HANDLED, Signal.SIGINT);
}

/** Takes a lock for as long as this worker lives: the supervisor asks for it, and has it at the worker's end. */
function hold(lock: string): Promise<void> {
  return new Promise((held, failed) => {
    const forEver = (): Promise<never> => {
      held();
      return new Promise(() => {});
    };
    navigator.locks.request(lock, forEver).catch(failed);
  });
}
