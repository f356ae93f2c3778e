export { EarlyJump } from "./early-jump";
export { PageLink } from "./page-link";
export { sitePath } from "./site-path";
export { SoftLinks } from "./soft-links";
