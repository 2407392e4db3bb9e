import type { Rule } from "./rule.ts";

/** What looks like a denial and is none. */
export const NO_DENIAL: readonly Rule[] = [
  {
    id: "no-change",
    does: "nothing",
    reason: "Change, increase or extent is denied, not the finding.",
    phrases: [
      "(no|without) (interval|significant interval|significant) (change|changes)",
      "not (significantly|appreciably|substantially|markedly|much|greatly|noticeably) (changed|improved|increased|decreased|worse|better|different|altered)",
      "not (extend|extending|cause|causing|drain|draining|improved|improving|worsened|worsening|responded|responding|responsive|relieved|controlled|well controlled|better|improve|respond|worsen|tolerate|cleared|resolved|resolve|fully resolved|completely resolved|gone|healed|subsided|abate)",
      "(did|does|do|has|have|had|is|was) not (extend|cause|drain|improved|improve|improving|worsen|respond|responded|responding|relieved|controlled|well controlled|better|resolve|resolved|resolving|clear|cleared|subside|subsided|abate|tolerate|relieve|help|alleviate|change|progress|increase|decrease|completely resolve|fully resolve|completely resolved)",
    ],
  },
  {
    id: "not-a-denial",
    does: "nothing",
    reason: "Idioms with a negative word that deny nothing of what follows.",
    phrases: [
      "(not only|not just|not merely|not simply|not necessarily|no doubt|without doubt|without a doubt|without question|no question|not to mention|not infrequently|not uncommonly|not uncommon|not unusual|not surprisingly|not insignificant|not trivial|not without|no less than|no later than|no more than|no fewer than|no sooner|no matter|no wonder|not withstanding|notwithstanding|nonetheless|nevertheless|none the less|whether or not|why not|if not|or not|not until|no better|no worse|no different)",
      "without (difficulty|complication|complications|incident|problem|problems|assistance|help|interruption|relief|success|improvement|benefit|contrast|intravenous contrast|iv contrast|and with contrast|response|effect|issues|event)",
      "(no|not any|without any|without much|without significant) (relief|improvement|response|success|benefit|help|effect|resolution) (of|from|with|in|to|for|)",
      "(gram|rh|false|her2|er|pr|triple|coagulase|estrogen receptor|rhesus) (negative|neg)",
      "(non|no) (compliance|compliant|adherence|adherent)",
      "no (contraindication|contraindications|need|plan|plans|role|medications|medication|treatment|intervention|surgery|therapy|follow up|followup|antibiotics) (to|for)",
      "not (a|an|) (candidate|interested|eligible|appropriate|willing|indicated|recommended|amenable|suitable|a good candidate|a surgical candidate) (for|)",
      "not (given|prescribed|started|treated|placed|taken|taking|on|compliant|adherent|received|receiving|take|take any|receive|seen by|evaluated|tested|scheduled|due) (for|with|in|)",
      "(did|does|do) not (take|receive|want|wish|tolerate|know|remember|recall|understand|need|believe in|follow|seek|go|get) ",
      "(did|does|do|has|have|had|is|was|were|are) not (taking|taken|received|given|prescribed|compliant|treated|started|on any|been taking|been compliant|been treated|been seen|been evaluated)",
      "no less",
      "(no.|no. <number>|no <number>)",
      "nothing (by|per) mouth",
      "not (otherwise specified|elsewhere classified|yet)",
      "do not (resuscitate|intubate)",
      "(negative|positive) (pressure|margins|margin|feedback|balance|symptoms|inspiratory|affect|predictive)",
      "(normal|unremarkable) except",
      "because not",
      "not because of",
      "not due to",
      "not related to",
      "never mind",
      "free (air|fluid|t4|thyroxine|gas|wall|margin|text|water|edge|flap|testosterone)",
    ],
  },
];
