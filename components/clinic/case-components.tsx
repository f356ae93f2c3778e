import type { MDXComponents } from "mdx/types";
import { Lab } from "@/components/lab";
import { prose } from "@/components/lesson";
import { coloursOf, recordingUrl } from "@/components/program";
import { labAnchor } from "@/content/anchors";
import type { ClinicCase } from "@/content/clinic";

/** What a case's MDX may use: prose as in a lesson, and its two programs. */
export function caseComponents(known: ClinicCase): MDXComponents {
  return {
    ...prose,
    Broken: () => <CaseLab known={known} which="broken" title="The failure" />,
    Cured: () => <CaseLab known={known} which="cured" title="The cure" />,
  };
}

interface CaseLabProps {
  readonly known: ClinicCase;
  readonly which: "broken" | "cured";
  readonly title: string;
}

async function CaseLab({ known, which, title }: CaseLabProps) {
  const { slug, startMethod, processes } = known;
  const program = known[which];
  return (
    <Lab
      id={`clinic/${slug}/${which}`}
      title={title}
      anchor={labAnchor(which)}
      files={[{ name: program.name, text: program.text }]}
      colours={await coloursOf(program.text)}
      recording={program.recording === null ? undefined : recordingUrl(`clinic-${slug}`, which)}
      startMethod={startMethod}
      processes={processes}
      patience={1}
    />
  );
}
