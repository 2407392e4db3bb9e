import { Phrases } from "../phrases.ts";

/** A unit of dose. `counted` units are forms that are taken (tablet, mL); the others are amounts of substance (mg). */
export interface DoseUnit {
  name: string;
  counted: boolean;
}

export const DOSE_UNITS = new Phrases<DoseUnit>();
for (const [name, phrases] of [
  [
    "tablet",
    "tablet|tablets|tab|tabs|tb|tbs|tablet ( s )|tab ( s )|pill|pills|pill ( s )|caplet|caplets|odt|chew tab|chewable tablet|chewable tablets|chewtab|chewtabs",
  ],
  ["capsule", "capsule|capsules|cap|caps|capsule ( s )|cap ( s )|softgel|softgels|gelcap|gelcaps|kapsule"],
  ["puff", "puff|puffs|puff ( s )|actuation|actuations"],
  ["inhalation", "inhalation|inhalations|inh|oral inhalations|oral inhalation"],
  ["drop", "drop|drops|gtt|gtts|drop ( s )|drp|drps|dropperful of"],
  ["spray", "spray|sprays|spray ( s )|squirt|squirts"],
  ["patch", "patch|patches|patch ( es )"],
  ["suppository", "suppository|suppositories|supp|supps"],
  ["application", "application|applications|applic"],
  ["applicatorful", "applicatorful|applicatorfuls|applicator|applicatorsful|applicator full|applicators"],
  ["teaspoon", "teaspoon|teaspoons|teaspoonful|teaspoonfuls|tsp|tsps|teaspoonsful|teaspoon ( s )|teaspoonful ( s )"],
  ["tablespoon", "tablespoon|tablespoons|tablespoonful|tablespoonfuls|tbsp|tbsps|tablespoon ( s )"],
  ["lozenge", "lozenge|lozenges|troche|troches|pastille|pastilles"],
  ["packet", "packet|packets|pkt|pkts|sachet|sachets|pack|packs|packet ( s )"],
  ["scoop", "scoop|scoops|scoopful|scoopfuls"],
  ["capful", "capful|capfuls"],
  ["cup", "cup|cups|cupful"],
  ["vial", "vial|vials|vial ( s )"],
  ["ampule", "ampule|ampules|ampoule|ampoules|amp|amps|ampul|ampuls"],
  ["nebule", "nebule|nebules|neb|nebs|unit dose neb"],
  ["pump", "pump|pumps"],
  ["film", "film|films|strip|strips"],
  ["piece", "piece|pieces|gummy|gummies|gum|chew|chews|wafer|wafers"],
  ["pen", "pen|pens|autoinjector|auto injector|autoinjectors"],
  ["syringe", "syringe|syringes|prefilled syringe|prefilled syringes"],
  ["injection", "injection|injections|inj"],
  ["ring", "ring|rings"],
  ["enema", "enema|enemas"],
  ["pad", "pad|pads|swab|swabs|wipe|wipes"],
  ["bottle", "bottle|bottles|btl"],
  ["can", "can|cans|carton|cartons"],
  ["dose", "dose|doses|dose ( s )"],
  ["mL", "ml|mls|cc|ccs|milliliter|milliliters|millilitre|millilitres"],
  ["L", "l|liter|liters|litre|litres"],
  ["[oz_av]", "oz|ounce|ounces"],
  ["[in_i]", "inch|inches|inch ( es )"],
  ["cm", "cm"],
] as const)
  DOSE_UNITS.add(phrases, { name, counted: true });
for (const [name, phrases] of [
  ["mg", "mg|mgs|milligram|milligrams|milligramme|mgm"],
  ["ug", "mcg|mcgs|ug|µg|μg|microgram|micrograms|mcgm"],
  ["ng", "ng|nanogram|nanograms"],
  ["g", "g|gm|gms|gram|grams|grm"],
  ["meq", "meq|meqs|milliequivalent|milliequivalents"],
  ["mmol", "mmol|millimole|millimoles"],
  ["unit", "unit|units|u|iu|international units|international unit|unit ( s )|unt|mu"],
  ["%", "%|percent"],
  ["kcal", "kcal"],
] as const)
  DOSE_UNITS.add(phrases, { name, counted: false });
