// Before the components' own styles: it says in which order the layers are.
import "./globals.css";
import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { SiteFooter, SiteHeader, SkipLink, ThemeProvider } from "@/components/shell";
import { fontVariables } from "./fonts";
import { EarlyJump, SoftLinks } from "@/components/site";

export const metadata: Metadata = {
  title: { default: "Interleave: Python multiprocessing, watched as it happens", template: "%s · Interleave" },
  description: "Six questions about Python multiprocessing, answered by running them: real processes in your browser, on a live timeline.",
};

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#faf7f0" },
    { media: "(prefers-color-scheme: dark)", color: "#191816" },
  ],
};

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    // The theme is set on <html> before React wakes up, and `data-awake` by the built page's loader (`scripts/late-loader.js`).
    <html lang="en" className={fontVariables} data-awake={process.env.NODE_ENV === "development" ? "" : undefined} suppressHydrationWarning>
      <body className="flex min-h-dvh flex-col">
        <ThemeProvider>
          <EarlyJump />
          <SoftLinks />
          <SkipLink />
          <SiteHeader />
          <main id="main" tabIndex={-1} className="grow outline-none">
            {children}
          </main>
          <SiteFooter />
        </ThemeProvider>
      </body>
    </html>
  );
}
