import { PageLink } from "@/components/site";

const credits = [
  { name: "Pyodide", href: "https://pyodide.org", licence: "MPL 2.0" },
  { name: "CPython", href: "https://www.python.org", licence: "PSF licence" },
  { name: "Monaco Editor", href: "https://microsoft.github.io/monaco-editor/", licence: "MIT" },
];

export function SiteFooter() {
  return (
    <footer className="mt-24 border-t border-hairline text-small text-ink-muted">
      <div className="mx-auto max-w-[calc(var(--measure-wide)+2*var(--gutter))] px-(--gutter) py-6">
        <p>
          <PageLink href="/glossary" className="target inline-flex items-center underline underline-offset-2 hover:text-ink">
            Glossary
          </PageLink>
        </p>
        <p>
          Interleave is free software under the MIT licence. It runs Python in your browser; nothing you type leaves this page. Built on{" "}
          {credits.map((credit, index) => (
            <span key={credit.name}>
              {index > 0 && (index === credits.length - 1 ? " and " : ", ")}
              <a href={credit.href} className="underline underline-offset-2 hover:text-ink">
                {credit.name}
              </a>{" "}
              ({credit.licence})
            </span>
          ))}
          ; set in Literata, Source Sans 3 and JetBrains Mono (OFL).
        </p>
      </div>
    </footer>
  );
}
