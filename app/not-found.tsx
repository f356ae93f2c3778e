import type { Metadata } from "next";
import { PageLink } from "@/components/site";

export const metadata: Metadata = { title: "No such page" };

export default function NotFound() {
  return (
    <div className="page gap-y-4 py-16 font-serif text-prose">
      <h1 className="text-title">There is no page here</h1>
      <p>The address may be mistyped, or the page may have moved.</p>
      <p>
        <PageLink href="/" className="text-accent underline underline-offset-4">
          See the six questions
        </PageLink>{" "}
        or{" "}
        <PageLink href="/playground" className="text-accent underline underline-offset-4">
          open the playground
        </PageLink>
        .
      </p>
    </div>
  );
}
