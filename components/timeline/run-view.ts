/** What shows a run: fetched once there is one to be shown (`interaction/load-run-view.ts`). */
export { createStage } from "./interaction/stage";
export { DetailsCard, DetailsLine } from "./parts/details";
export { EventsTable } from "./parts/events-table";
export { KeyHelp } from "./parts/key-help";
