/** Written in by `scripts/build-engine.mjs`. */
declare const ENGINE_BUILD: string;

/** The build that this worker's script is of. */
export const ownBuild = (): string => ENGINE_BUILD;
