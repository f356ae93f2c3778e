import { useSyncExternalStore } from "react";

const never = () => () => {};

/** False on the server and in the first render, which must be alike; true from then on. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
