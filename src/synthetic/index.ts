export { DEGRADATIONS, type Degradation, type DegradationName } from "./degrade/degrade.ts";
export { type FhirCorpus, type FhirCorpusOptions, writeFhirCorpus } from "./fhir/write-fhir.ts";
export { FONT_SETS, type FontSet } from "./fonts.ts";
export {
  FAMILIES,
  type SynthesisOptions,
  type SyntheticDocument,
  synthesise,
} from "./generate.ts";
export { PAGE_SIZES, type PageSize } from "./page-size.ts";
export { type CorpusOptions, writeCorpus } from "./write.ts";
