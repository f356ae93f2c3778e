import { EngineStatusLine } from "@/components/engine";
import { Search } from "@/components/search";
import { ThemeControl } from "./theme-control";
import { PageLink } from "@/components/site";

export function SiteHeader() {
  return (
    <header className="border-b border-hairline">
      <div className="mx-auto flex max-w-[calc(var(--measure-wide)+2*var(--gutter))] items-center gap-x-6 px-(--gutter) py-2 max-lg:flex-wrap max-sm:gap-x-2.5">
        <PageLink href="/" className="target inline-flex items-center font-serif text-lead font-semibold no-underline max-sm:text-prose">
          Interleave
        </PageLink>
        {/* Nothing is fetched ahead: each has code of its own, or the programs or questions of all lessons in it. */}
        <nav aria-label="Site" className="flex gap-4 max-lg:order-last max-lg:w-full max-sm:text-small">
          <PageLink href="/" className="target inline-flex items-center text-ink underline-offset-4 hover:underline">
            Lessons
          </PageLink>
          <PageLink href="/playground" className="target inline-flex items-center text-ink underline-offset-4 hover:underline">
            Playground
          </PageLink>
          <PageLink href="/clinic" className="target inline-flex items-center text-ink underline-offset-4 hover:underline">
            Clinic
          </PageLink>
          <PageLink href="/progress" className="target inline-flex items-center text-ink underline-offset-4 hover:underline">
            Progress
          </PageLink>
        </nav>
        <div className="ml-auto flex min-w-0 items-center gap-x-6 max-sm:gap-x-2">
          <EngineStatusLine />
          <Search />
          <ThemeControl />
        </div>
      </div>
    </header>
  );
}
