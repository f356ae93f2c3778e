import * as Comlink from "comlink";
import { createProcessHost } from "./host";
import type { Supervisor } from "./protocol";

// Both directions share the worker's own message channel: a reply is told from a call by its shape.
const supervisor = Comlink.wrap<Supervisor>(self as unknown as Comlink.Endpoint);
Comlink.expose(createProcessHost(supervisor as unknown as Supervisor), self as unknown as Comlink.Endpoint);
