/** The part of jstat that this folder uses; the package ships no types. */
declare module "jstat" {
  interface JStat {
    /** Quantile of the normal distribution, some 14 digits. */
    normal: { inv(probability: number, mean: number, standardDeviation: number): number };
  }
  const jStat: JStat;
  export default jStat;
}
