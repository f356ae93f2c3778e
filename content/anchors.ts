/*
 * What links to the parts of a page say after the #; of headings `headingId` says it. Whoever has such a link keeps it: these
 * don't change.
 */

/** A lab or a comparison, or one of the programs compared. */
export const labAnchor = (id: string) => `lab-${id}`;
export const exerciseAnchor = (id: string) => `exercise-${id}`;
/** A prediction or a quiz. */
export const questionAnchor = (id: string) => `question-${id}`;
/** Our verdict on one of the claims that the notes' answer makes. */
export const claimAnchor = (claim: number) => `verdict-${claim}`;
