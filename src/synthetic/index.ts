export {
  FAMILIES,
  type SynthesisOptions,
  type SyntheticDocument,
  synthesise,
} from "./generate.ts";
export { PAGE_SIZES, type PageSize } from "./page-size.ts";
export { type CorpusOptions, writeCorpus } from "./write.ts";
