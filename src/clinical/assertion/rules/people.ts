import type { Rule } from "./rule.ts";
import { KIN, PARTNER } from "./words.ts";

/** Relatives and others whom a finding belongs to. */
export const PEOPLE: readonly Rule[] = [
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
];
