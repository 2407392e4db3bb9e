import type { Rule } from "./rule.ts";

const NEGATION = ["absent", "possible"] as const;
const TIME = ["historical", "ended", "continuing"] as const;

/** Where the reach of cues ends. */
export const STOPS: readonly Rule[] = [
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
