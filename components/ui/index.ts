export { Anchor } from "./anchor";
export { Button } from "./button";
export { useEarlyClick } from "./early-click";
export type { EarlyMark } from "./early-click";
export { NumberField } from "./number-field";
export { Select } from "./select";
export { useHydrated } from "./use-hydrated";
