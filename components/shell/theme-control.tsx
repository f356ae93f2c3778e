"use client";

import { useTheme } from "next-themes";
import { Select, useHydrated } from "@/components/ui";

const themes = [
  { value: "system", label: "System" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
];

/** The stored choice is known in the browser only: until hydrated the control says 'System', as the server did. */
export function ThemeControl() {
  const { theme, setTheme } = useTheme();
  const hydrated = useHydrated();
  return (
    <Select
      label="Theme"
      labelShown="sm"
      value={hydrated ? (theme ?? "system") : "system"}
      options={themes}
      disabled={!hydrated}
      onChange={setTheme}
    />
  );
}
