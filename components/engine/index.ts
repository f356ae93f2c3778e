export { createEngineAccess, pageEngine } from "./engine";
export type { EngineAccess } from "./engine";
export { EngineStatusLine, useEngineStatus } from "./engine-status";
export { EngineTrouble } from "./engine-trouble";
export { troubleWords } from "./trouble-words";
export { processCount, pythonVersion, statusWords } from "./status-words";
