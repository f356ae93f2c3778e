/** What an exercise takes beyond its program; loaded as one when the exercise comes near, or is first asked for it. */
export { createChecking } from "./checking";
export { fetchExercise } from "./exercise-file";
export { Findings } from "./findings";
export { Hints } from "./hints";
export { Solution } from "./solution";
export { checkingWords } from "./words/checking-words";
