import { readCases } from "@/content/clinic";
import { readLessons } from "@/content/lessons";
import { readOpening } from "@/content/opening";

/** Recorded runs, each a file of its own: a page fetches them as its labs come near. */
export const dynamic = "force-static";
export const dynamicParams = false;

interface Context {
  readonly params: Promise<{ readonly slug: string; readonly file: string }>;
}

interface RecordedRun {
  readonly slug: string;
  readonly file: string;
  readonly recording: Uint8Array<ArrayBuffer>;
}

function recordings(): readonly RecordedRun[] {
  const ofLessons = readLessons().flatMap(({ slug, labs }) => labs.map(({ id, recording }) => ({ slug, file: `${id}.run`, recording })));
  const ofClinic = readCases().flatMap(({ slug, broken, cured }) =>
    Object.entries({ broken, cured }).map(([id, { recording }]) => ({ slug: `clinic-${slug}`, file: `${id}.run`, recording })),
  );
  const all = [...ofLessons, ...ofClinic, { slug: "opening", file: "naps.run", recording: readOpening().recording }];
  return all.flatMap(({ recording, ...place }) => (recording === null ? [] : [{ ...place, recording }]));
}

export function generateStaticParams() {
  return recordings().map(({ slug, file }) => ({ slug, file }));
}

export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const asked = await params;
  const found = recordings().find(({ slug, file }) => slug === asked.slug && file === asked.file);
  if (!found) return new Response(null, { status: 404 });
  return new Response(found.recording, { headers: { "Content-Type": "application/octet-stream" } });
}
