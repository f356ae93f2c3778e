import { WAIT_REASONS, type WaitReason } from "@/workers";
import { type Entries, EntryKind, stateBit } from "@/workers/trace";

/** How a state looks. The pattern says what a process does; its hue says which process it is. */
export const Texture = {
  /** Starting. */
  outline: 0,
  /** Running. */
  solid: 1,
  /** A thin line: ready to run, but another thread of the process has its turn. */
  thin: 9,
  /** Sleeping, or stopped. */
  dots: 2,
  /** Rising lines: something has to arrive in a pipe. */
  rising: 3,
  /** Falling lines: a pipe has to be emptied. */
  falling: 4,
  /** Upright lines: a lock or a semaphore. */
  upright: 5,
  /** Level lines: another process or thread has to end. */
  level: 6,
  /** Crossed lines: the reader has to type, or somebody to send a signal. */
  crossed: 7,
  /** A thin dashed line in no process's hue: the browser or the page is busy; not the program's doing. */
  dashes: 8,
} as const;
export type Texture = (typeof Texture)[keyof typeof Texture];

export const textureCount = 10;

const waitTextures: Readonly<Record<WaitReason, Texture>> = {
  sleep: Texture.dots,
  "pipe-read": Texture.rising,
  poll: Texture.rising,
  "pipe-write": Texture.falling,
  semaphore: Texture.upright,
  lock: Texture.upright,
  "file-lock": Texture.upright,
  child: Texture.level,
  thread: Texture.level,
  stdin: Texture.crossed,
  signal: Texture.crossed,
  stopped: Texture.dots,
  fork: Texture.dashes,
  output: Texture.dashes,
  gil: Texture.thin,
};

const textureOfCode = Uint8Array.from(WAIT_REASONS, (reason) => waitTextures[reason]);

/** The texture of an entry of a thread's state row. */
export function textureOf(entries: Entries, id: number): Texture {
  const kind = entries.kind[id];
  if (kind === EntryKind.START_UP) return Texture.outline;
  if (kind !== EntryKind.WAITING) return Texture.solid;
  return (textureOfCode[entries.code[id]!] ?? Texture.rising) as Texture;
}

const bitTextures: readonly (readonly [bit: number, texture: Texture])[] = [
  [stateBit(EntryKind.START_UP, 0), Texture.outline],
  [stateBit(EntryKind.RUNNING, 0), Texture.solid],
  ...WAIT_REASONS.map((reason, code) => [stateBit(EntryKind.WAITING, code), waitTextures[reason]] as const),
];

/** The textures of `ThreadTrack.seenStates`. */
export function texturesOf(seenStates: number): ReadonlySet<Texture> {
  return new Set(bitTextures.flatMap(([bit, texture]) => ((seenStates & bit) === 0 ? [] : [texture])));
}

export const textureWords: Readonly<Record<Texture, string>> = {
  [Texture.outline]: "starting",
  [Texture.solid]: "running",
  [Texture.thin]: "ready, waiting for its turn",
  [Texture.dots]: "sleeping or stopped",
  [Texture.rising]: "waiting for a pipe",
  [Texture.falling]: "waiting for room in a pipe",
  [Texture.upright]: "waiting for a lock or signal",
  [Texture.level]: "waiting for a process or thread to end",
  [Texture.crossed]: "waiting for input or a signal",
  [Texture.dashes]: "the browser’s own work (not Python)",
};
