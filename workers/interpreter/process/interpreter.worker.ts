import * as Comlink from "comlink";
import { createProcessHost } from "./host";
import type { Supervisor } from "./protocol";

/** The page, which made the worker, gives it the way to its supervisor, and has no more to say. */
addEventListener(
  "message",
  ({ data: port }: MessageEvent<MessagePort>) => {
    // Both directions share the channel: a reply is told from a call by its shape.
    const supervisor = Comlink.wrap<Supervisor>(port);
    Comlink.expose(createProcessHost(supervisor as unknown as Supervisor), port);
  },
  { once: true },
);
