/**
 * An address under which a script stays to be had once it has been loaded: workers that are made later need no
 * connection. It is good as long as the worker or page that made it lives.
 */
export async function scriptUrl(response: Response): Promise<string> {
  return URL.createObjectURL(new Blob([await response.arrayBuffer()], { type: "text/javascript" }));
}
