/** The pages of the built site that are measured: all there are. */
export const PATHS = [
  "/",
  "/lessons/what-is-multiprocessing",
  "/lessons/processes-and-threads",
  "/lessons/create-a-process",
  "/lessons/what-is-a-pool",
  "/lessons/create-a-pool",
  "/lessons/four-processes",
  "/playground",
];
