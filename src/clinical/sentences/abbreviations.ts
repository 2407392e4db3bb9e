/** Words written with a full stop that stand before a name or a number, so that the stop never ends a sentence. */
export const LEADING_ABBREVIATIONS: readonly string[] = [
  ..."pt pts dr mr mrs ms mx prof st mt ft rev hon sgt capt lt col gen vs fig figs eq ref cf e.g i.e eg ie viz approx ca".split(
    " ",
  ),
  ..."nos vol pp ed eds jan feb mar apr jun jul aug sep sept oct nov dec".split(" "),
];

/** Words written with a full stop that may also end a sentence; the next word decides. */
export const ABBREVIATIONS: readonly string[] = [
  ..."hx dx tx rx sx fx bx yo yr yrs mo mos wk wks hr hrs min mins sec secs dept hosp univ inc ltd co corp".split(" "),
  ..."tab tabs cap caps inj sol susp supp oz lb lbs kg mg mcg ml cc cm mm gm gms meq iu bid tid qid qd qod qhs qam qpm".split(
    " ",
  ),
  ..."prn po pr im iv sq sc sl ac pc hs stat ad lib abd ext neuro resp neg pos temp wt ht bp pulm cardio gen resp".split(
    " ",
  ),
  ..."incl excl max est avg assoc etc al jr sr md phd rn np pa bilat lat ant sup inf amt sat sats".split(" "),
];

/** Words that begin sentences and hardly ever follow an abbreviation inside one. */
export const SENTENCE_OPENERS: readonly string[] = [
  ..."the a an he she they it we i you his her their our this that these those there here patient pt mr mrs ms".split(
    " ",
  ),
  ..."no denies denied in on at for with without as after before during since upon if when while although however".split(
    " ",
  ),
  ..."she's he's will was is has had please follow continue will return both all per due given plan physical exam".split(
    " ",
  ),
];

/** Words after which a line is never finished. */
export const UNFINISHED: readonly string[] = [
  ..."a an the of and or nor with without to for from in on at by as is was are were be been has have had no not any".split(
    " ",
  ),
  ..."his her their its this that these those which who than but if including due denies denied per via between into".split(
    " ",
  ),
  ..."status post mild moderate severe left right bilateral acute chronic".split(" "),
];
