import { defineSpecialty } from "residency";
import { STARTER_RECIPE } from "./recipes.ts";
import { captionSpecialty } from "./specialty.ts";

/** Blood smears. For other images give their own name, classes and base, and endpoints that teach. */
export default defineSpecialty(
  captionSpecialty({
    name: "blood-smears",
    classes: ["platelet", "white cell"],
    base: "../../models/starter",
    recipe: STARTER_RECIPE,
    answerTokens: 320,
  }),
);
