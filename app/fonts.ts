import localFont from "next/font/local";

/*
 * Self-hosted, variable, Latin only. Their fallbacks, faces of the same size that hold the text's place until they come,
 * are written by hand in globals.css: next/font's own know neither a monospaced one nor Linux.
 */
const serif = localFont({
  src: "../node_modules/@fontsource-variable/literata/files/literata-latin-wght-normal.woff2",
  weight: "200 900",
  variable: "--font-literata",
  display: "swap",
  adjustFontFallback: false,
});

/* A word here and there: it may come later. */
const italic = localFont({
  src: "../node_modules/@fontsource-variable/literata/files/literata-latin-wght-italic.woff2",
  style: "italic",
  weight: "200 900",
  variable: "--font-literata-italic",
  display: "swap",
  preload: false,
  adjustFontFallback: false,
});

const sans = localFont({
  src: "../node_modules/@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2",
  weight: "200 900",
  variable: "--font-source-sans",
  display: "swap",
  adjustFontFallback: false,
});

const mono = localFont({
  src: "../node_modules/@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2",
  weight: "100 800",
  variable: "--font-jetbrains",
  display: "swap",
  adjustFontFallback: false,
});

export const fontVariables = [serif, italic, sans, mono].map((font) => font.variable).join(" ");
