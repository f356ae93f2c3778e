import type { Metadata } from "next";
import type { MDXContent } from "mdx/types";
import { notFound } from "next/navigation";
import { caseComponents, PythonSays } from "@/components/clinic";
import { readCases } from "@/content/clinic";
import { PageLink } from "@/components/site";

interface CasePageProps {
  readonly params: Promise<{ readonly slug: string }>;
}

export const dynamicParams = false;

export function generateStaticParams() {
  return readCases().map(({ slug }) => ({ slug }));
}

export async function generateMetadata({ params }: CasePageProps): Promise<Metadata> {
  const { title, summary } = await find(params);
  return { title, description: summary };
}

export default async function CasePage({ params }: CasePageProps) {
  const known = await find(params);
  const { default: Content } = (await import(`@/content/clinic/${known.slug}/case.mdx`)) as { default: MDXContent };
  return (
    <article className="page pt-12">
      <p>
        <PageLink href="/clinic" className="target inline-flex items-center text-accent underline-offset-3 hover:underline">
          The clinic
        </PageLink>
      </p>
      <h1 className="mt-1 text-title">{known.title}</h1>
      <p className="mt-3 font-serif text-prose text-pretty">{known.symptom}</p>
      <p className="mt-3 font-serif text-prose text-pretty">
        <strong className="font-semibold">In short:</strong> {known.why}
      </p>
      <PythonSays says={known.says} />
      <Content components={caseComponents(known)} />
      <nav aria-label="Clinic" className="mt-20 border-t border-hairline pt-6">
        <PageLink
          href="/clinic"
          className="target inline-flex items-center font-serif text-prose text-accent underline-offset-3 hover:underline"
        >
          All cases of the clinic
        </PageLink>
      </nav>
    </article>
  );
}

async function find(params: CasePageProps["params"]) {
  const { slug } = await params;
  const known = readCases().find((candidate) => candidate.slug === slug);
  if (!known) notFound();
  return known;
}
