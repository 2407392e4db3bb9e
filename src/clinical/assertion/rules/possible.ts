import type { Rule } from "./rule.ts";

/** Doubt. */
export const POSSIBLE: readonly Rule[] = [
  {
    id: "possible-before",
    does: "forward",
    effect: "possible",
    reach: "phrase",
    reason: "An adjective or adverb of doubt before its noun.",
    phrases: [
      "(possible|possibly|probable|probably|likely|most likely|very likely|suspected|presumed|presumptive|presumably|questionable|equivocal|potential|potentially|perhaps|maybe|apparent|apparently|less likely|more likely|most probably|putative|borderline|indeterminate|tentative|query|provisional)",
      "(more|less|most|very|) likely (than|to be|to represent|due to|represents|related to|secondary to|from|)",
      "(felt|thought|believed) (most|) likely to (be|represent)",
      "(unlikely|not likely) but possible",
    ],
  },
  {
    id: "question-mark",
    does: "forward",
    effect: "possible",
    reach: "phrase",
    leading: true,
    reason: "A question mark written before a diagnosis.",
    phrases: ["?", "? ?", "?? "],
  },
  {
    id: "possible-clause",
    does: "forward",
    effect: "possible",
    reason: "A modal verb or a noun of doubt speaks of all that follows.",
    phrases: [
      "(may|might|could|may be|might be|could be|may have|might have|could have|may represent|might represent|could represent|can represent|may reflect|could reflect|might reflect|may indicate|could indicate|may suggest|could suggest|may be related to|could be related to|may be due to|could be due to|may well|may well be|may not|might not|may or may not|may have had|may also)",
      "(cannot|can not|could not|can't|couldn't|not|unable to|difficult to|have not|has not|did not|does not|not yet|never|to fully|not completely|not entirely|not definitively) (completely|entirely|definitively|totally|fully|be|been|) (exclude|excluded|rule out|ruled out|excludes|r/o|rules out)",
      "(cannot|can not|could not) (exclude|rule out) (the possibility of|a|an|)",
      "(concern|concerns|concerning|worrisome|worry|worried|suspicious|suspicion|high suspicion|some concern|concerned|question|possibility|probability|likelihood|chance|question of possible|high probability|high likelihood|the possibility|clinical suspicion|index of suspicion|questions|fear|strong suspicion|moderate suspicion|some suspicion|increased suspicion) (for|of|about|regarding|that this is|that this represents|of him having|of her having|that he has|that she has|of possible|for possible)",
      "(possibility|concern|suspicion|question) (of|that) (him|her|his|the patient|he|she|there|this|it) (having|has|had|is|being|may have|might have|may be|could have)",
      "(suggest|suggests|suggesting|suggested|suggestive of|suspect|suspects|suspecting|suspicious of|appears to (be|represent|have)|appeared to (be|represent|have)|seems to (be|represent|have)|thought to (be|represent|have|reflect)|felt to (be|represent|have|reflect)|believed to (be|have)|presumed to (be|have)|likely to (be|represent|have)|most likely (is|represents)|likely represents|favored to represent|favor|favors|favoring|favour|query|differential includes|differential diagnosis includes|ddx includes|ddx|consider|considered|considering|considerations include|consideration for|versus|vs|vs.|raises the question of|raise the question of|raising the question of|raises the possibility of|raise the possibility of|raises concern for|raising concern for|raises suspicion for|questioned|wonders about|as if|looks like|looked like|treated presumptively for|empirically treated for|empiric treatment for|treat empirically for|unclear if|unclear whether|uncertain if|uncertain whether|whether|it is unclear if|not certain if|not certain whether|not sure if|not clear if|not clear whether|not known whether|to see if|see if|to determine if|determine if|asked if|ask if)",
      "(rule out|r/o|ruling out|to rule out|to r/o|rule out for|to exclude|to rule in|rule her out for|rule him out for|rule the patient out for|be ruled out for|being ruled out for|evaluate to rule out|should be ruled out for|must be ruled out for|rule in)",
    ],
  },
  {
    id: "possible-after",
    does: "backward",
    effect: "possible",
    reason: "Doubt said after the mention.",
    phrases: [
      `(${"is|are|was|were|remains|remain|seems|seem|appears|appear"}) (possible|likely|suspected|probable|a possibility|questionable|in question|a consideration|a concern|considered|most likely|less likely|presumed|in the differential|on the differential|uncertain|unclear|equivocal|not certain|being considered|also possible|also a possibility|also considered|more likely|to be considered|indeterminate|felt to be likely|thought to be likely|not entirely excluded)`,
      "(cannot|can not|could not|can't|couldn't) (be|entirely be|completely be|be entirely|be completely|be definitively|be totally|be fully) (excluded|ruled out|discounted)",
      "(is|are|was|were|has|have) (not|not been|not yet been|not entirely|not completely) (excluded|ruled out)",
      "not (ruled out|excluded|entirely excluded|completely excluded|definitively excluded)",
      "(must|should|needs to|will|has to|need to|to|may) be (ruled out|excluded|considered|r/o'd)",
      "(should|must|may) also be (considered|ruled out|excluded)",
      "(vs|vs.|versus)",
      "\\(?\\)",
      "\\((possible|probable|likely|suspected|questionable)\\)",
    ],
  },
  {
    id: "possible-final",
    does: "backward",
    effect: "possible",
    single: true,
    final: true,
    reason: "Doubt that ends its clause (`pneumonia likely`).",
    phrases: ["(possible|likely|suspected|probable|questionable|less likely|most likely|presumed|?)"],
  },
];
