import { keep, readKept } from "../ui/persistent.ts";

export const THEMES = ["auto", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

const KEPT = "residency.theme";

export function readTheme(): Theme {
  const kept = readKept(KEPT);
  return THEMES.find((theme) => theme === kept) ?? "auto";
}

/** Shows the studio light, dark, or as the system is. */
export function applyTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
  keep(KEPT, theme === "auto" ? null : theme);
}
