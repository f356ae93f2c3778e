export { SiteFooter } from "./site-footer";
export { SiteHeader } from "./site-header";
export { SkipLink } from "./skip-link";
export { ThemeProvider } from "./theme-provider";
