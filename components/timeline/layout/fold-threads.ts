import type { Entries, ThreadTrack } from "@/workers/trace";

interface Life {
  readonly thread: ThreadTrack;
  readonly start: number;
  readonly end: number;
}

/**
 * Threads that follow one another share a lane: ten that are each started and joined are one lane, ten at once are ten.
 * In each lane they are in order of start.
 */
export function foldThreads(threads: readonly ThreadTrack[], entries: Entries): readonly (readonly ThreadTrack[])[] {
  const lives = threads.map((thread) => lifeOf(thread, entries)).sort((a, b) => a.start - b.start);
  const byEnd = lives.map((_, index) => index).sort((a, b) => lives[a]!.end - lives[b]!.end);
  const lanes: ThreadTrack[][] = [];
  const laneOfLife: number[] = [];
  const free: number[] = [];
  let ended = 0;
  lives.forEach(({ thread, start, end }, index) => {
    // Whatever has ended by now began before, and so has a lane; but for what has no length.
    while (ended < byEnd.length && lives[byEnd[ended]!]!.end <= start && byEnd[ended]! < index) free.push(laneOfLife[byEnd[ended++]!]!);
    const lane = end > start ? (free.pop() ?? lanes.length) : lanes.length;
    laneOfLife[index] = lane;
    (lanes[lane] ??= []).push(thread);
  });
  return lanes;
}

function lifeOf(thread: ThreadTrack, entries: Entries): Life {
  const { states, over } = thread;
  // Of what has done nothing yet it isn't known when it begins.
  if (states.length === 0) return { thread, start: 0, end: Infinity };
  return { thread, start: entries.start[states.at(0)]!, end: over ? entries.end[states.at(states.length - 1)]! : Infinity };
}
