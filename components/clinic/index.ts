export { caseComponents } from "./case-components";
export { CaseFinder } from "./case-finder";
export { CaseList } from "./case-list";
export { PythonSays } from "./python-says";
