export {
  FAMILIES,
  PAGE_SIZES,
  type PageSize,
  type SynthesisOptions,
  type SyntheticDocument,
  synthesise,
} from "./generate.ts";
export { type CorpusOptions, writeCorpus } from "./write.ts";
