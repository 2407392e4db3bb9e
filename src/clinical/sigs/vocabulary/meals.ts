import { Phrases } from "../phrases.ts";
import type { EventCode } from "../sig.ts";

/** The events of meals by their place: with, before and after. */
export const MEALS = new Phrases<{ with: EventCode; before: EventCode; after: EventCode }>();
MEALS.add("meals|meal|each meal|every meal|a meal|each main meal|main meals|eating|food intake|all meals|each meals", {
  with: "C",
  before: "AC",
  after: "PC",
});
MEALS.add("breakfast|morning meal|bkfst|brkfst|bfast|the morning meal|first meal|am meal|bf", {
  with: "CM",
  before: "ACM",
  after: "PCM",
});
MEALS.add("lunch|noon meal|midday meal|the noon meal", { with: "CD", before: "ACD", after: "PCD" });
MEALS.add("dinner|supper|evening meal|the evening meal|tea|pm meal|night meal", {
  with: "CV",
  before: "ACV",
  after: "PCV",
});
