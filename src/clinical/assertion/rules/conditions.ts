import type { Rule } from "./rule.ts";
import { PERSON } from "./words.ts";

/** What may come, and what comes only under a condition. */
export const CONDITIONS: readonly Rule[] = [
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
];
