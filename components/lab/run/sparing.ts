/** Of the Network Information API, which not all browsers have. */
interface NetworkInformation {
  readonly saveData?: boolean;
  readonly effectiveType?: string;
}

const slow = ["slow-2g", "2g", "3g"];

/** Whether the reader's connection is slow, or they have asked their browser to save data: then nothing large is fetched unasked. */
export function isSparing(): boolean {
  const { connection } = navigator as Navigator & { readonly connection?: NetworkInformation };
  return connection !== undefined && (connection.saveData === true || slow.includes(connection.effectiveType ?? ""));
}
