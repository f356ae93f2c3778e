/** What shows a run: fetched once there is one to be shown (`interaction/load-run-view.ts`). */
export { createStage } from "./interaction/stage";
export { Controls } from "./parts/controls";
export { DetailsLine } from "./parts/details";
export { HoverCard } from "./parts/hover-card";
export { EventsTable } from "./parts/events-table";
export { KeyHelp } from "./parts/key-help";
export { Legend } from "./parts/legend";
