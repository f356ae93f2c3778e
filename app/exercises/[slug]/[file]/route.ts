import { exerciseFile } from "@/components/lesson";
import { readLessons } from "@/content/lessons";

/** Hints, solutions and checks of exercises, each a file of its own: a page fetches them as its exercises come near. */
export const dynamic = "force-static";
export const dynamicParams = false;

interface Context {
  readonly params: Promise<{ readonly slug: string; readonly file: string }>;
}

function exercises() {
  return readLessons().flatMap(({ slug, exercises: own }) => own.map((exercise) => ({ slug, file: `${exercise.id}.json`, exercise })));
}

export function generateStaticParams() {
  return exercises().map(({ slug, file }) => ({ slug, file }));
}

export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const asked = await params;
  const found = exercises().find(({ slug, file }) => slug === asked.slug && file === asked.file);
  return found ? Response.json(await exerciseFile(found.exercise)) : new Response(null, { status: 404 });
}
