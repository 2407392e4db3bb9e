import type { SectionKind } from "../sentences/headings.ts";

/** What a cue says of the mentions in its reach. `continuing` is present now and known from before. */
export type Effect =
  | "absent"
  | "possible"
  | "hypothetical"
  | "conditional"
  | "historical"
  | "ended"
  | "continuing"
  | "family"
  | "other"
  | "awaited";

export const EFFECTS: readonly Effect[] = [
  "absent",
  "possible",
  "hypothetical",
  "conditional",
  "historical",
  "ended",
  "continuing",
  "family",
  "other",
  "awaited",
];

/**
 * How far a cue reaches: `word` the next mention only where nothing stands between, `phrase` to the next comma or verb,
 * `clause` through lists to the next stop, `sentence` to the end of the sentence.
 */
export type Reach = "word" | "phrase" | "clause" | "sentence";

/** A rule: phrases (templates for `expand`) and what they do. */
export interface Rule {
  id: string;
  /** `forward` and `backward` cues speak of mentions after and before them; `nothing` only keeps shorter cues from being read. */
  does: "forward" | "backward" | "both" | "stop" | "nothing";
  effect?: Effect;
  /** A second effect with the same reach. */
  also?: Effect;
  reach?: Reach;
  /** Effects that end here; a cue may end others too. */
  stops?: readonly Effect[];
  /** The cue counts only where its clause ends after it (`Fever: no`). */
  final?: boolean;
  /** A backward cue in the singular speaks of the last mention of a list only (`fever, and PE was ruled out`). */
  single?: boolean;
  /** The cue counts only where it is not written against the word before it (`?pneumonia`, not `pneumonia?`). */
  leading?: boolean;
  /** A stop that ends only what began before the last comma or conjunction. */
  afterComma?: boolean;
  /** A stop that holds directly after a cue too; others then belong to the cue (`did not have`). */
  firm?: boolean;
  /** Ids of stops that do not end this cue. */
  through?: readonly string[];
  phrases: readonly string[];
  reason: string;
}

const NEGATION = ["absent", "possible"] as const;
const TIME = ["historical", "ended", "continuing"] as const;

const SEEN =
  "(seen|identified|noted|appreciated|visualized|visualised|demonstrated|detected|found|observed|evident|present|shown|felt|palpated|palpable|heard|elicited|reported|endorsed|described|documented|apparent|recognized|reproduced|revealed|recorded|mentioned|encountered|discovered|confirmed)";
const BE = "(is|are|was|were|has been|have been|had been|being|be)";
const PERSON = "(he|she|they|you|we|the patient|patient|pt|the pt)";
const KIN =
  "(mother|father|mom|dad|brother|sister|brothers|sisters|sibling|siblings|parent|parents|grandmother|grandfather|grandparent|grandparents|aunt|uncle|aunts|uncles|cousin|cousins|niece|nephew|half brother|half sister|son|daughter|sons|daughters|mgm|mgf|pgm|pgf|first degree relative|first degree relatives|relatives|family member|family members|grandson|granddaughter|great aunt|great uncle|stepfather|stepmother)";
const PARTNER = "(wife|husband|spouse|partner|girlfriend|boyfriend|fiance|fiancee)";

/** The rules of assertion in no order: the longest phrase at a place wins. */
export const RULES: readonly Rule[] = [
  // Absent, before the mention.
  {
    id: "no",
    does: "forward",
    effect: "absent",
    reason: "A determiner or preposition of denial speaks of the list that follows.",
    phrases: [
      "no",
      "without",
      "w/o",
      "sans",
      "nor",
      "neither",
      "never",
      "without any",
      "no new",
      "no known",
      "no obvious",
      "zero",
      "nil",
      "none of the",
      "(no one|nobody|none) (else |)(in (the|his|her) (family|household|home) |)(has|had|have|with|is)",
      "there (is|are|was|were) not",
      "not any",
      "hasn't any",
    ],
  },
  {
    id: "no-evidence",
    does: "forward",
    effect: "absent",
    reason: "Evidence that is missing stands for the finding that is missing.",
    phrases: [
      "(no|without|w/o|not any) (evidence|sign|signs|symptoms|findings|suggestion|indication) (of|for|to suggest|suggesting|suggestive of|to indicate|consistent with|concerning for)",
      "(no|without) (evidence|signs|findings|features) (specific for|typical of|to confirm)",
      "nothing (to suggest|suggesting|to indicate|suggestive of|concerning for|worrisome for)",
      "not (suggestive of|indicative of|consistent with|concerning for|suspicious for|compatible with|significant for|associated with|remarkable for|complicated by|positive for|complaining of|in keeping with|typical of|characteristic of|diagnostic of|worrisome for)",
      "(no|without) (suggestion|indication|evidence) (that there is|of there being|there is)",
      "no (cause|source|reason) (of|for)",
      "(fails|failed|fail) to (reveal|show|demonstrate|identify|disclose|detect)",
      "inconsistent with",
    ],
  },
  {
    id: "not",
    does: "forward",
    effect: "absent",
    reason: "A denied verb denies its objects.",
    phrases: [
      "not",
      "cannot",
      "can't",
      "didn't",
      "doesn't",
      "don't",
      "isn't",
      "wasn't",
      "aren't",
      "weren't",
      "hasn't",
      "haven't",
      "hadn't",
      "couldn't",
      "(did|does|do|has|had|have|is|was|are|were|can|could) not",
      `(did|does|do|could) not (have|has|had|show|reveal|demonstrate|see|feel|appreciate|report|endorse|complain of|describe|develop|exhibit|experience|appear|look|note|notice|identify|suggest|indicate|support|admit to|recall|find|require|use|drink|smoke|manifest|suffer from|meet criteria for|contain|detect|visualize|mention)`,
      `(didn't|doesn't|don't|couldn't) (have|show|reveal|demonstrate|see|feel|appreciate|report|endorse|complain of|describe|develop|exhibit|experience|appear|look|note|notice|identify|suggest|indicate|support|admit to|use|drink|smoke|suffer from|mention)`,
      "(has|have|had) (not|never) (had|been|developed|experienced|noted|noticed|reported|shown|demonstrated|seen|received|used|complained of|suffered)",
      "(is|was|are|were|) not (found|felt|noted|seen|thought|known|observed|believed|considered|shown|reported|diagnosed) (to have|to be|with|as|to show|to demonstrate)",
      "(do|did|does) not (appear|seem) to (have|be|show|represent|demonstrate)",
      "(cannot|can't|could not|couldn't|can not|unable to|not able to) (see|find|identify|appreciate|demonstrate|palpate|visualize|feel|hear|detect|elicit|reproduce|tolerate)",
      "(no longer|not longer|no more|any more)",
      "not (had|have|having|been|feeling|experiencing|showing|exhibiting|using|taking|currently having|currently)",
      "never (had|has|have|been|developed|experienced|smoked|used|reported|a)",
      "rather than",
      "instead of",
      "as opposed to",
    ],
  },
  {
    id: "denies",
    does: "forward",
    effect: "absent",
    reason: "The patient denies it.",
    phrases: [
      "(denies|denied|denying|deny|denial of|denies any|denied any|refutes|negates)",
      `(denies|denied|denying) (that|) (he|she|they) (has|had|have|is|was|has had|had had|has been|was having|is having)`,
      `(denies|denied|denying|deny) (having|ever having|having had|having any|experiencing|current|recent|complaints of|any complaints of|any symptoms of|symptoms of|any history of|history of|a history of|use of)`,
    ],
  },
  {
    id: "absence-of",
    does: "forward",
    effect: "absent",
    reason: "A noun or adjective of absence with its object.",
    phrases: [
      "(absence of|lack of|lacks|lacking|free of|free from|clear of|devoid of|resolution of|negative for|neg for|neg. for|tested negative for|screened negative for|unremarkable for|not positive for|-ve for|clearance of|exclude|excludes|excluded|excluding|excluding any|ruled out|ruled out for|rules out|ruled him out for|ruled her out for|ruled the patient out for|ruled him out|ruled her out|ruled out the possibility of|r/o'd|without evidence for|evaluation for was negative|disappearance of|cessation of)",
      "(is|was|were|are|be|been|adequate to|sufficient to|able to|enough to) (ruled out|rule out) (for|)",
      "(has|have) been ruled out for",
      "((doubt|doubts|not think|not believe|not feel|not thought|not felt|not suspect|not believed) (that |)(he|she|they|it|this|there|the patient) (has|have|is|was|represents|had)|no suspicion (for|of)|low suspicion (for|of)|very low suspicion (for|of)|doubt|doubts|doubtful|unlikely to (have|be|represent)|unlikely|is unlikely|low probability (of|for)|low likelihood of|low concern for|not concerned (for|about)|argues against|argue against|arguing against|speaks against|evidence against|less concern for|no concern (for|about)|not (likely|thought|felt) to (be|represent|have|reflect)|highly unlikely|very unlikely)",
      "(symptom free|pain free|asymptomatic) (from|of)",
      "\\(-\\)",
    ],
  },
  {
    id: "absent-adjective",
    does: "forward",
    effect: "absent",
    reach: "word",
    reason: "An adjective of absence directly before its noun.",
    phrases: ["(absent|resolved|-ve|non)"],
  },
  {
    id: "negative-study",
    does: "forward",
    effect: "absent",
    reach: "phrase",
    through: ["purpose"],
    reason: "A negative test denies what it was for.",
    phrases: [
      "negative",
      "neg",
      "(negative|normal|unremarkable) (test|tests|study|studies|scan|screen|screening|workup|work up|evaluation|cultures|culture|ct|mri|x-ray|xray|ultrasound|doppler|dopplers|stress test|exam|examination|biopsy|biopsies|serology|serologies|titer|titers|result|results) (for|of)",
      "(tests|test|testing|cultures|culture|screen|screening|workup|work up|evaluation|biopsy|studies|serologies|titers|ultrasound|doppler|dopplers|imaging|panel|swab|pcr) (was|were|is|are|) (negative|neg|unremarkable) for",
    ],
  },
  // Absent, after the mention.
  {
    id: "not-seen",
    does: "backward",
    effect: "absent",
    reason: "What is looked for and not seen is absent.",
    phrases: [
      `(${"is|are|was|were"}) not ${SEEN}`,
      `(isn't|aren't|wasn't|weren't) ${SEEN}`,
      `not ${SEEN}`,
      `(cannot|can not|could not|couldn't|can't) be ${SEEN}`,
      `(has|have|had) not been ${SEEN}`,
      `not (definitely|clearly|well|currently|convincingly) ${SEEN}`,
      `${BE} (no longer|never) ${SEEN}`,
      "(did|does|do|has|have) not (recur|occur|recurred|occurred|exist)",
      "not there",
      `(no longer|never) (${"present|seen|visualized|identified|evident|noted|an issue|a problem"})`,
      "failed to (appear|develop)",
    ],
  },
  {
    id: "ruled-out",
    does: "backward",
    effect: "absent",
    reason: "The matter was settled against it.",
    phrases: [
      "(are|were|have been|had been) (ruled out|excluded|absent|negative|denied|unlikely|resolved|gone|lacking|all negative|both negative)",
      "(absent|r/o'd|lacking|not detected|nonexistent|undetectable|undetected|nonreactive|non-reactive|not endorsed|was discounted)",
      "(has|have|had) (now|since|completely|fully|largely|essentially|spontaneously|all|) (resolved|subsided|disappeared|cleared|remitted|abated|ceased|gone away|dissipated)",
      "(now|since|completely|fully|spontaneously) (resolved|subsided|disappeared|abated)",
      "(resolved|subsided|disappeared|abated)",
      "went away",
      ", (now |since |)(resolved|subsided|disappeared|abated)",
      "(less than likely|argued against)",
    ],
  },
  {
    id: "ruled-out-single",
    does: "backward",
    effect: "absent",
    single: true,
    reason: "The same in the singular, which speaks of one.",
    phrases: [
      "(is|was|has been|had been) (ruled out|excluded|absent|negative|denied|unlikely|resolved|gone|lacking|very unlikely|highly unlikely|thought to be unlikely|felt to be unlikely|considered unlikely|felt unlikely|thought unlikely|deemed unlikely|thought less likely|completely resolved|now resolved)",
      "ruled out",
      "(seems|appears) (unlikely|to have resolved)",
      "(is|was) (thought|felt|believed|deemed) to be (absent|negative|resolved)",
    ],
  },
  {
    id: "negative-after",
    does: "backward",
    effect: "absent",
    single: true,
    final: true,
    reason: "A result at the end of its clause (`Homans sign negative`).",
    phrases: [
      "(negative|neg|unlikely|none|nil|-ve|excluded|absent|denied|denies)",
      "(test|tests|screen|cultures|culture|serology|titers|antibody|pcr|ab|ag|antigen) (negative|neg|was negative|is negative|were negative|are negative)",
      "\\(-\\)",
      "\\(negative\\)",
      "\\(neg\\)",
      "\\(denies\\)",
      "\\(no\\)",
      "x <number> negative",
      "negative x <number>",
    ],
  },
  {
    id: "answered-no",
    does: "backward",
    effect: "absent",
    final: true,
    single: true,
    reason: "A form or list that answers with no (`Fever: none`).",
    phrases: [
      "(:|-|?|=|–|—) (no|none|negative|neg|absent|denies|denied|nil|n|never|not present|none noted|none reported|none seen|none known|not applicable|n/a|none recorded|unremarkable for)",
    ],
  },
  {
    id: "free",
    does: "backward",
    effect: "absent",
    reach: "word",
    single: true,
    reason: "Compounds with -free.",
    phrases: ["free", "free interval", "free survival", "negative"],
  },
  {
    id: "quit",
    does: "backward",
    effect: "ended",
    single: true,
    reason: "A habit that was given up is absent now and belongs to the past.",
    phrases: [
      "(: quit|: former|: ex|: stopped|- quit|- former|(quit|has quit|stopped|discontinued) (in|since|<number>|<year>|years))",
    ],
  },
  {
    id: "former",
    does: "forward",
    effect: "ended",
    reach: "word",
    reason: "A habit that was given up is absent now and belongs to the past.",
    phrases: [
      "(former|formerly|ex|quit|gave up|given up|stopped using|quit using|discontinued use of|abstinent from|sober from|in remission from)",
    ],
  },
  // No negation, though it looks like one.
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
  // Possible.
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
  // Hypothetical.
  {
    id: "if",
    does: "forward",
    effect: "hypothetical",
    also: "awaited",
    reason: "A condition that has not come true.",
    phrases: [
      "(if|unless|in case of|in case|in case (he|she|you|they|the patient) (develops|develop|has|have|experiences|experience)|in the event of|in the event that|should there be|were there to be|if and when|whenever|lest)",
      `should ${PERSON} (develop|have|experience|become|notice|note|feel|get|again have|again develop|suffer|show|exhibit|start|begin)`,
      `if ${PERSON} (develops|develop|has|have|experiences|experience|notices|notice|becomes|become|feels|feel|should develop|were to develop|gets|get|sees|see|had|has any|have any|develops any)`,
      "(if any of the following|any of the following|following symptoms|following occur|if these occur)",
      "(were|was) to (develop|have|experience|become)",
      `(${"he|she|they|you|patient|pt"}) should (develop|experience)`,
      "(should|if) (any|symptoms|signs|new)",
    ],
  },
  {
    id: "return-for",
    does: "forward",
    effect: "hypothetical",
    reason: "Instructions name what may come.",
    phrases: [
      "(return|come back|returns|call|seek (care|attention|medical attention|medical care|help|immediate attention)|call (your|the|his|her) (doctor|physician|md|pcp|office)|call the office|call us|notify (the|your|his|her|) (doctor|physician|md|nurse|us)|contact (your|the|his|her) (doctor|physician|office)|go to the (er|ed|emergency department|emergency room|hospital|nearest emergency room)|return to the (er|ed|emergency department|emergency room|hospital|clinic|office)|return to (er|ed|hospital|clinic)|return immediately|return sooner|return promptly|report immediately|alert (the|your|his|her) (doctor|physician|nurse)|call 911) (for|if|with|when|should|immediately for|immediately if|sooner for|sooner if|or return for|with any|for any|to report)",
      "(monitor|watch|observe|surveillance|monitoring|watching|watched|monitored|observed|screen|screening|screened|look|look out|be alert|evaluate|assess|check|reevaluate|workup|work up|observation|vigilance|on the lookout) (him|her|the patient|patient|pt|closely|carefully|) (for|out for) (signs of|symptoms of|signs and symptoms of|signs or symptoms of|any|any signs of|any evidence of|evidence of|possible|)",
      "(return precautions|precautions|er precautions|ed precautions|warning signs|warned about|counseled on signs of|instructed on signs of|educated about signs of|educated on signs of|advised of signs of) (for|of|including|include|such as|were given for|given for|reviewed including|)",
      "signs (and|or) symptoms of (infection|bleeding) to watch for",
      "(to evaluate|to evaluation|to assess|to look|to check|to screen|to test|to monitor) (for|)",
    ],
  },
  {
    id: "prevention",
    does: "forward",
    effect: "hypothetical",
    reach: "phrase",
    reason: "What is prevented, risked or treated when needed has not come.",
    phrases: [
      "(prevent|prevents|preventing|prevention of|to prevent|avoid|to avoid|prophylaxis for|prophylaxis against|prophylactic for|prophylactically for|ppx for|prophylaxis of|risk of|risk for|risks of|risks for|risk factors for|risk factor for|at risk for|at risk of|at high risk for|at high risk of|at increased risk for|at increased risk of|high risk for|high risk of|increased risk of|increased risk for|reduce the risk of|risks include|risks including|risks of the procedure including|predisposed to|predisposition to|susceptible to|fear of|afraid of|worried about getting|immunization against|vaccination against|vaccine for|vaccinated against|immunized against|potential for|possible side effects include|side effects include|side effects including|side effects of|side effects such as|possible complications include|possible complications including|potential complications include|potential complications including|complications including but not limited to|including but not limited to)",
      "(prn|p.r.n.|p.r.n|as needed|as necessary|when needed|if needed) (for|)",
      "(prn|p.r.n.|as needed) (severe|mild|moderate|breakthrough|)",
    ],
  },
  {
    id: "prevention-after",
    does: "backward",
    effect: "hypothetical",
    reach: "word",
    single: true,
    reason: "Compounds that name what is prevented, looked for or risked.",
    phrases: [
      "(prophylaxis|ppx|prevention|precautions|screening|screen|risk|vaccine|vaccination|immunization|surveillance|watch|protocol|prophylactic|risk assessment|risk factors|warning signs|awareness|education)",
    ],
  },
  {
    id: "awaited",
    does: "forward",
    effect: "awaited",
    reason: "The end of a finding is waited for, so the finding is there.",
    phrases: ["(once|until|till|as soon as|not until|when|after)"],
  },
  // Conditional.
  {
    id: "on-exertion",
    does: "backward",
    effect: "conditional",
    single: true,
    reason: "It comes only under a condition.",
    phrases: [
      "(on|with|upon|after|during|only with|only on|only after|following) (exertion|exercise|activity|ambulation|walking|movement|standing|eating|meals|lying flat|lying down|deep inspiration|inspiration|deep breathing|swallowing|coughing|stairs|climbing stairs|bending|weight bearing|palpation|strenuous activity|strenuous exercise|mild exertion|moderate exertion|minimal exertion|minimal activity|physical activity|heavy lifting|urination|intercourse|position change|stress)",
      "when (he|she|they|patient|the patient|pt|) (walks|walking|exerts himself|exerts herself|exercises|exercising|stands|standing|eats|eating|lies down|lying down|lying flat|climbs stairs|climbing stairs|coughs|coughing|bends|bending|moves|moving|ambulating|ambulates|supine|upright|stressed|takes|taking)",
    ],
  },
  {
    id: "exertional",
    does: "forward",
    effect: "conditional",
    reach: "word",
    reason: "It comes only under a condition.",
    phrases: ["(exertional|positional|postprandial|exercise induced|activity related|food induced|stress induced)"],
  },
  {
    id: "reaction",
    does: "forward",
    effect: "conditional",
    reach: "phrase",
    reason: "A drug or food brings it on; without that it is not there.",
    phrases: [
      "(which|that|this|it) (causes|caused|gives|gave) (him|her|the patient)",
      "(penicillin|penicillins|pcn|amoxicillin|ampicillin|sulfa|sulfonamides|bactrim|codeine|morphine|aspirin|latex|shellfish|peanuts|nuts|eggs|iodine|contrast|iv contrast|ciprofloxacin|levaquin|levofloxacin|vancomycin|cephalosporins|keflex|erythromycin|azithromycin|ace inhibitors|lisinopril|nsaids|ibuprofen|statins|percocet|demerol|dilaudid|tetracycline|doxycycline|clindamycin) (causes|cause|caused|-|:|gives|leads to|\\()",
      "(reaction|reactions|allergic reaction|adverse reaction|intolerance) (:|is|was|of|to|-|includes|include|\\()",
      "(allergic to|allergy to|allergies to|intolerant of|intolerant to|sensitivity to|anaphylaxis to|hypersensitivity to)",
    ],
  },
  // Historical.
  {
    id: "history-of",
    does: "forward",
    effect: "historical",
    reason: "The history names what was before; the list that follows belongs to it.",
    phrases: [
      "(history|hx|h/o|history significant|history remarkable|history notable|history positive|hx significant|history is significant|history is remarkable|history is notable|history was significant|history was remarkable|past history|past medical history|pmh|pmhx|pmhx significant|pmh significant|medical history|medical history significant|history is positive|history was notable|surgical history|surgical history significant|history also significant|history is also significant|history only significant|past medical history is significant|past medical history is notable) (of|for|significant for|notable for|remarkable for|includes|include|including|included|is significant for|is notable for|is remarkable for|consists of|of known|of a|of an|of prior|of previous)",
      "(h/o|hx|hx of|s/p|status post|status/post|pmh|post operative from|h.o.|s.p.)",
      "(history of|history includes|past medical problems include|comorbidities include|medical problems include|past diagnosis of|previous diagnosis of|prior diagnosis of|prior history of|previous history of|past history of|remote history of|long history of|longstanding history of|long standing history of|extensive history of|known history of|strong history of|personal history of|significant history of|lifelong history of|self reported history of)",
      "(possible|questionable|?|probable|reported) (history|hx) of",
      "(was|been) (previously|formerly) (diagnosed with|treated for|hospitalized for|admitted for|told of|noted to have)",
      "(previously|in the past|formerly) (diagnosed with|treated for|hospitalized for|admitted for|had|noted to have|known to have|seen for|found to have|suffered|evaluated for)",
      "(has had|had) (a|an|) (previous|prior|past|remote)",
      "(recovered from|recovering from|survivor of|in remission from|had in the past|has in the past had|admitted quite frequently for|multiple admissions for|multiple prior admissions for|multiple previous admissions for|frequent admissions for|recurrent admissions for|prior admission for|prior admissions for|previous admission for|previous admissions for|previous hospitalizations for|prior hospitalizations for|last admission for|last admitted for|frequently admitted for|frequent hospitalizations for|childhood)",
    ],
  },
  {
    id: "no-history-of",
    does: "forward",
    effect: "absent",
    also: "historical",
    reason: "A denied history denies what follows, then as now.",
    phrases: [
      "(no|denies|denied|without|denies any|denied any|denies a|denied a|not have a|not have any|never had a|no prior|no previous|no past|no known|no significant|no personal|no documented|no remote|no recent|w/o|negative for|with no|without any|without a|does not have a|does not have any|did not have a|did not have any|no known prior|does not give a|did not give a|not give a|unremarkable for|there is no|no pertinent|no reported|no clear) (past medical|medical|past|prior|previous|) (history|hx) (of|for|of any|of prior|of previous|)",
      "(no|denies|denied|denies any|without|no known) h/o",
      "(no|denies|denied|denies any|without) (prior|previous|past)",
    ],
  },
  {
    id: "previous",
    does: "forward",
    effect: "historical",
    reach: "phrase",
    reason: "An adjective of the past.",
    phrases: [
      "(previous|prior|old|past|remote|previously|earlier|former history of|healed|remotely|historical|preexisting|pre existing|findings of prior|sequela of|sequelae of|residua of)",
    ],
  },
  {
    id: "known",
    does: "forward",
    effect: "continuing",
    reach: "phrase",
    reason: "Known or lasting from before and present now.",
    phrases: [
      "(known|chronically|longstanding|long standing|lifelong|unchanged|previously (seen|noted|identified|described|demonstrated|known|reported|documented|diagnosed|visualized|mentioned)|again (seen|noted|demonstrated|identified|visualized|is seen|is noted|is demonstrated)|redemonstration of|redemonstrated)",
      "(carries|carried) (a|the) diagnosis of",
    ],
  },
  {
    id: "unchanged-after",
    does: "backward",
    effect: "continuing",
    single: true,
    reason: "It is compared with an earlier finding, so it was there before.",
    phrases: [
      "(is|are|was|were|remains|remain|appears|appear|) (unchanged|redemonstrated|again seen|again noted|again demonstrated|again identified|not changed|not significantly changed|without change|essentially unchanged|grossly unchanged|again visualized)",
      "(has|have) not (changed|significantly changed|appreciably changed)",
      "(with|without|shows|show|demonstrates) (no|any|) (significant|interval|significant interval|appreciable|) change",
      "redemonstrated with no change",
    ],
  },
  {
    id: "past-date",
    does: "backward",
    effect: "historical",
    single: true,
    reason: "A past date or age after the mention.",
    phrases: [
      "(in|since|of|circa|back in|around|from|during) <year>",
      "\\(<year>\\)",
      "<number> (years|year|yrs|yr|months|decades|y) (ago|previously|earlier|prior|before|back)",
      "(several|many|few|some|two|three|four|five|six|seven|eight|ten|twenty|multiple|a few|numerous) (years|months|yrs|decades) (ago|previously|earlier|prior|before|back)",
      "(last year|years ago|a year ago|one year ago|in the past|in the remote past|as a child|as a teenager|as an infant|in childhood|in infancy|in adolescence|during childhood|in (his|her|their) (youth|twenties|thirties|forties|fifties|teens|20s|30s|40s|50s|60s)|at age <number>|at the age of <number>|long ago|in remission|in early childhood|growing up|many years ago|the last time|last time)",
    ],
  },
  {
    id: "history-after",
    does: "backward",
    effect: "historical",
    reach: "word",
    reason: "The noun history after what it is the history of.",
    phrases: ["(history|by history|hx|per history|historically|previously)"],
  },
  {
    id: "status-post",
    does: "backward",
    effect: "historical",
    single: true,
    reach: "phrase",
    reason: "A procedure that is over was done for what is named before it.",
    phrases: ["(status post|s/p|status/post|treated with|now s/p|status post surgical)"],
  },
  {
    id: "not-the-past",
    does: "nothing",
    reason: "A duration or the account of the present illness, not the past.",
    phrases: [
      "(<number>|one|two|three|four|five|six|seven|eight|nine|ten|several|few|couple|couple of) (day|days|week|weeks|hour|hours|month|months|d|wk|hr|night|minute|minutes) (history|hx) (of|significant for|notable for|)",
      "(short|brief|acute|recent|several day|several week|progressive) (history|hx) of",
      "history (of present illness|and physical|& physical|taking|obtained|per|provided|limited|is limited|unobtainable|was obtained|given|from|physical)",
      "(prior|previous) (to|study|studies|exam|examination|ct|mri|film|films|x-ray|radiograph|scan|imaging|images|chest x-ray|visit|report|comparison|note|ekg|echo|echocardiogram|mammogram|mammograms|ultrasound)",
      "(year old|years old|yr old|month old|months old|week old|day old|days old|y/o|yo|old records|old chart|old film|old films|old man|old woman|old male|old female|old lady|old gentleman|old boy|old girl)",
      "(previously|past) (healthy|well)",
      "(past <number>|past (few|several|couple|two|three|four|five|six|seven) (days|day|weeks|week|hours|month|months)|past (day|week|month|night|year|hour))",
      "(marital status|mental status|neurologic status|functional status|performance status|volume status|respiratory status|code status|status epilepticus|status asthmaticus|hemodynamic status|fluid status|cardiac status|mental status changes|nutritional status)",
      "(pill rolling|known drug|known medication|known allergies|known as)",
      "chronicity of",
    ],
  },
  // Somebody else.
  {
    id: "family-member",
    does: "forward",
    effect: "family",
    reach: "sentence",
    reason: "The sentence is about a relative.",
    phrases: [
      `(his|her|the|patient's|maternal|paternal|a|an|one|) ${KIN}`,
      "(maternal|paternal)",
      `${PARTNER} (has|had|with|was diagnosed with|is sick with|who has|who had|also has|also had|is ill with|is being treated for|died of|suffers from|recently had|recently diagnosed with|tested positive for)`,
      "((family member|family members|relatives|relative|siblings|children|family|parents) (with|has|had|have|who had|who has|died of|died from|who died of))",
    ],
  },
  {
    id: "family-history",
    does: "forward",
    effect: "family",
    also: "historical",
    reach: "sentence",
    reason: "The family history is about relatives and tells what was.",
    phrases: [
      "(family|familial|fam) (history|hx) (of|for|significant for|notable for|positive for|remarkable for|is significant for|is positive for|is notable for|is remarkable for|includes|)",
      "(fhx|fh|famhx|runs in the family)",
    ],
  },
  {
    id: "family-after",
    does: "backward",
    effect: "family",
    reason: "The relative stands after the mention.",
    phrases: [
      `(in|in his|in her|in the|in a|in the patient's|in one|in both|on his|on her|:|-|\\(|affecting his|affecting her|of his|of her) (maternal|paternal|) ${KIN}`,
      "(runs in (the|his|her) family|in the family|in (his|her) family|on (the|his|her) (mother's|father's|maternal|paternal) side|in (several|multiple|many|other) family members|in (first degree|multiple|several) relatives|(in|of) (his|her) (wife|husband))",
    ],
  },
  {
    id: "family-denies",
    does: "forward",
    effect: "absent",
    reason: "A relative denies it for the patient.",
    phrases: [`(his|her|the|) (${KIN.slice(1, -1)}|family|wife|husband|caregiver) (denies|denied|denying)`],
  },
  {
    id: "family-as-witness",
    does: "nothing",
    reason: "The relative tells, brings or lives with the patient; what follows is the patient's.",
    phrases: [
      `(${KIN.slice(1, -1)}|family|caregiver|daughter in law|son in law) (reports|reported|states|stated|says|said|notes|noted|noticed|notices|describes|described|called|calls|brought|brings|found|witnessed|observed|thinks|thought|believes|feels|felt|confirms|confirmed|relates|related|endorses|mentions|is concerned|was concerned|are concerned|worried|is worried|present|is present|at bedside|at the bedside|is at bedside|in room|in the room|provides|provided|gave|gives|accompanies|accompanied|tells|told|stating|adds|recalls|reporting|agrees|agreed|requests|wants|here|visited|complains|complained|who reports|who states|who provides|who is present)`,
      `(with|by|per|from|to|according to|via|and|w) (his|her|the|patient's|pt's|) ${KIN}`,
      `(lives with|discussed with|accompanied by|brought in by|brought by|per|according to|history from|history per|obtained from|spoke with|speaking with|reported by|provided by|care of|cared for by|witnessed by) (his|her|the|patient's|pt's|) (${KIN.slice(1, -1)}|family|wife|husband)`,
      "(family practice|family medicine|family physician|family doctor|family meeting|family planning|family practitioner|mother of|father of|daughter cells|sister chromatid|sister mary joseph|family therapy|family support|twin pregnancy|twin gestation|twin pregnancies)",
      `(wife|husband|spouse|partner|girlfriend|boyfriend)`,
    ],
  },
  {
    id: "other-person",
    does: "forward",
    effect: "other",
    reach: "clause",
    reason: "Somebody outside the family.",
    phrases: [
      "(roommate|coworker|co worker|coworkers|classmate|classmates|friend|friends|neighbor|neighbour|boss|colleague|teacher|donor|organ donor|playmate|schoolmate|sick contact|sick contacts|other patients|another patient|bedmate) (has|had|have|with|who has|who had|who have|diagnosed with|was diagnosed with|tested positive for|sick with|was sick with|recently had|is positive for|was positive for|also had|also has|died of|:|positive for)",
      "(exposure|exposed|contact) (to|with) (someone|a person|people|persons|a patient|patients|a friend|a coworker|anyone|a child|children|a neighbor|somebody|sick contacts|individuals|an individual|a classmate) (with|who has|who had|who have|diagnosed with|positive for|sick with)",
      "(sick contacts|ill contacts|sick contact) (with|including)",
    ],
  },
  // Stops.
  {
    id: "contrast",
    does: "stop",
    firm: true,
    stops: [...NEGATION, ...TIME, "hypothetical", "conditional"],
    reason: "A word of contrast begins a clause of its own.",
    phrases: [
      "(but|however|although|though|yet|except|except for|with the exception of|apart from|aside from|other than|otherwise|nevertheless|nonetheless|still|besides|save for|whereas|albeit|only|outside of|in contrast|on the other hand|even though|with exception of|excepting)",
    ],
  },
  {
    id: "cause",
    does: "stop",
    firm: true,
    stops: [...NEGATION, "hypothetical", "conditional", "continuing", "awaited"],
    reason: "A cause, occasion or purpose is itself not denied.",
    phrases: [
      "(because|because of|due to|secondary to|2/2|caused by|as a result of|resulting from|attributed to|attributable to|related to|in the setting of|in setting of|despite|in spite of|given|since|as a cause of|as the cause of|as an etiology for|as a source of|as a reason for|as etiology for|as cause for|for which|from which|owing to|on account of|in light of|by reason of|on a background of|as he|as she|as the|as there|so|so that|therefore|thus|hence|accordingly|consequently|ago|status post|s/p|until|while|whilst|in (a|the) patient with|in patients with|in a)",
    ],
  },
  {
    id: "purpose",
    does: "stop",
    firm: true,
    stops: ["absent"],
    reason: "What a denied means was for is not denied with it.",
    phrases: ["(for|prior to|before|after|following|during|to treat|to manage|to control)"],
  },
  {
    id: "finite-verb",
    does: "stop",
    stops: [...NEGATION, "historical", "ended", "continuing", "conditional"],
    reason: "A finite verb of having or saying begins a clause of its own; directly after a cue it belongs to the cue.",
    phrases: [
      "(has|had|have|having|reports|complains|complained|endorses|endorsed|admits|admitted|admits to|presents|presented|presenting|presents with|presented with|presenting with|developed|develops|experienced|experiences|states|stated|describes|described|notes|noticed|shows|showed|showing|reveals|revealed|demonstrates|demonstrated|suggested|remains|remained|appears|appeared|continues|continued|continues to have|found to have|was found to have|noted to have|was noted to have|noted to be|is noted to have|found to be|was found to be|diagnosed with|was diagnosed with|complaining of|complains of|complained of|presents for|came in|comes in|gave|began|started|became|underwent|required|received|is|are|was|were|will|would|should)",
      "(there is|there are|there was|there were|there has been|there have been|there's|it is|it was|this is|this was|these are|these were|where there|which is|which was|which has|who has|who had|who is|who was|who presents|who presented|who comes|who complains|that is|that was|that has|he has|she has|he had|she had|he is|she is|he was|she was|we found|i found|they found|is on|was on|is having|was having|is experiencing|showed evidence of|shows evidence of|with evidence of)",
    ],
  },
  {
    id: "affirmed",
    does: "stop",
    stops: [...NEGATION, "hypothetical", "conditional"],
    reason: "What follows is affirmed.",
    phrases: [
      "(positive for|positive|pos for|pos|+|+ve|\\(+\\)|+ve for|+ for|confirmed|confirms|confirming|present with|with persistent|with continued|with ongoing|with new|and with|, with|, associated with|, accompanied by|, along with|, mild|, moderate|, trace|, minimal|, slight|, some|, occasional|, few|, scattered|, small|, positive|, with mild|, has|yes|and has|and had|and is|and was|and mild|and moderate|and trace)",
    ],
  },
  {
    id: "affirmed-elsewhere",
    does: "stop",
    stops: [...NEGATION, "conditional"],
    afterComma: true,
    reason: "After a comma a finding of its own is affirmed; before it these words belong to what is denied.",
    phrases: [
      "(significant for|notable for|remarkable for|consistent with|compatible with|in keeping with|c/w|diagnostic of|evidence of)",
    ],
  },
  {
    id: "normal-state",
    does: "stop",
    stops: ["absent"],
    reason:
      "A finding of normality is asserted, so what was denied before it is over; run-on notes set no comma there.",
    phrases: [
      "(clear|regular|intact|supple|soft|normal|stable|unremarkable|nontender|non tender|nondistended|alert|oriented|wnl|ctab|rrr|benign)",
    ],
  },
  {
    id: "subject",
    does: "stop",
    stops: [...NEGATION, "historical", "ended", "continuing", "conditional", "hypothetical"],
    reason: "A new subject begins a clause of its own.",
    phrases: ["(he|she|they|we|i|it|who|whom|he also|she also|this)"],
  },
  {
    id: "patient",
    does: "stop",
    stops: [...NEGATION, "historical", "ended", "continuing", "conditional", "hypothetical", "family", "other"],
    reason: "The patient is the subject again.",
    phrases: [
      "(the patient|patient|pt|the pt|mr|mrs|ms|the patient's|our patient|patient himself|patient herself|he himself|she herself)",
    ],
  },
  {
    id: "then",
    does: "stop",
    stops: [...NEGATION, ...TIME, "hypothetical", "conditional"],
    reason: "The condition is over and its consequence begins, or another matter.",
    phrases: [
      "(then|please|in addition|additionally|also has|also had|of note|finally|meanwhile|followed by|in summary|overall|also)",
    ],
  },
  {
    id: "newly-found",
    does: "stop",
    stops: ["historical", "ended", "continuing"],
    reason: "A recent diagnosis is news, though it stands in the history.",
    phrases: [
      "(recent|new|recently|newly|current|ongoing|active|worsening|recurrent|acute) (diagnosis of|onset of|onset|episode of|episodes of|exacerbation of|flare of|diagnosed|diagnosed with)",
    ],
  },
  {
    id: "presents",
    does: "stop",
    stops: ["historical", "ended", "continuing", "family"],
    reason: "The present complaint follows the history.",
    phrases: [
      "(who presents|who presented|presents|presented|presenting|presents with|presented with|who comes|comes in|admitted|admitted with|admitted for|is admitted|was admitted|transferred|here for|here with|brought in|seen for|seen today|now with|now presents|now presenting|currently|today|complaining of|complains of|with complaints of|with a chief complaint of|with an acute complaint of|who was brought|who was found|referred for|evaluated for|who complains)",
    ],
  },
];

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

/** What a section says of the mentions in it that no cue speaks of. `past`: they are told as history. */
interface SectionRule {
  effect?: "historical" | "family" | "conditional" | "hypothetical";
  past: boolean;
  reason: string;
}

export const SECTION_RULES: Partial<Record<SectionKind, SectionRule>> = {
  "past-medical-history": { effect: "historical", past: true, reason: "It lists what was before this visit." },
  "past-surgical-history": { effect: "historical", past: true, reason: "It lists operations before this visit." },
  "social-history": { past: true, reason: "Habits are told over the years, and many go on." },
  "family-history": { effect: "family", past: true, reason: "It is about relatives." },
  allergies: { effect: "conditional", past: true, reason: "A reaction comes only when the substance is given." },
  "return-precautions": { effect: "hypothetical", past: false, reason: "It names what may come." },
};
