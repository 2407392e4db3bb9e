/**
 * Words that may stand between a denial and what it denies. A denial takes them in: `no definite evidence of` is one cue.
 * After `QUALITIES` a word of `CHANGES` turns the denial into none, for then a change is denied and not the finding.
 */
export const QUALITIES =
  "significant definite definitive obvious convincing clear objective clinical radiographic radiologic radiological sonographic acute further new other gross overt current focal active evident conclusive specific strong good particular recent residual ct mri histologic microscopic echocardiographic electrocardiographic angiographic imaging physical laboratory real additional underlying suspicious prior any appreciable substantial major marked notable apparent interval discernible detectable visible reported known such associated a an the";
export const SIGNS =
  "evidence sign signs symptom symptoms suggestion indication findings finding complaint complaints features feature manifestations suspicion proof trace hint stigmata report reports documentation mention appearance episodes episode recurrence incidence";
export const CONNECTIVES =
  "of for that to suggest suggesting suggestive indicate indicating indicative consistent with concerning support compatible referable related worrisome suspicious characteristic diagnostic or and any a an the";
export const CHANGES =
  "change changes increase decrease improvement progression enlargement growth worsening difference alteration reduction";
