// Alternatives that several phrases are built from.

export const SEEN =
  "(seen|identified|noted|appreciated|visualized|visualised|demonstrated|detected|found|observed|evident|present|shown|felt|palpated|palpable|heard|elicited|reported|endorsed|described|documented|apparent|recognized|reproduced|revealed|recorded|mentioned|encountered|discovered|confirmed)";

export const BE = "(is|are|was|were|has been|have been|had been|being|be)";

export const PERSON = "(he|she|they|you|we|the patient|patient|pt|the pt)";

export const KIN =
  "(mother|father|mom|dad|brother|sister|brothers|sisters|sibling|siblings|parent|parents|grandmother|grandfather|grandparent|grandparents|aunt|uncle|aunts|uncles|cousin|cousins|niece|nephew|half brother|half sister|son|daughter|sons|daughters|mgm|mgf|pgm|pgf|first degree relative|first degree relatives|relatives|family member|family members|grandson|granddaughter|great aunt|great uncle|stepfather|stepmother)";

export const PARTNER = "(wife|husband|spouse|partner|girlfriend|boyfriend|fiance|fiancee)";
