import * as Comlink from "comlink";
import { createSupervisor } from "./supervisor";

Comlink.expose(createSupervisor(), self as unknown as Comlink.Endpoint);
