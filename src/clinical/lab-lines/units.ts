import { UcumLhcUtils } from "@lhncbc/ucum-lhc";

/** Whole units as laboratories print them, in lower case without spaces, "µ" as "u", where the parts alone do not decide. */
const WHOLE = new Map<string, string>(
  (
    [
      ["mg/dL", "mg% mgs% mg/100ml mgpercent mg%age"],
      ["g/dL", "g% gm% gms% g/100ml gm/100ml"],
      ["ug/dL", "ug% mcg%"],
      ["mL/dL", "ml% vol%"],
      ["meq/dL", "meq%"],
      ["%", "% percent pct %oftotal %oftotalhgb %oftotalhb %oftotalhemoglobin %hb %ofhb %a1c"],
      ["%{hemoglobin}", "%hba1c %hemoglobin"],
      [
        "mL/min/{1.73_m2}",
        "ml/min/1.73m2 ml/min/1.73m^2 ml/min/1.73sqm ml/min/1.73 ml/min/1.73sq.m ml/min/1.73m*2 ml/min/{1.73_m2} ml/min/bsa ml/min/1.73m 1.73m2 ml/min/1.73m** ml/min/1.73meter2 ml/mn/1.73m2 ml/min/1.73sq",
      ],
      ["mm/h", "mm/hr mm/h mm/1hr mm/1sthr mm/1sthour mm/hour mmhr mm/1h mmatendof1hr mm/firsthour mminfirsthour"],
      ["mm[Hg]", "mmhg mm[hg] torr"],
      ["/[HPF]", "/hpf perhpf hpf /h.p.f. cells/hpf /highpowerfield"],
      ["/[LPF]", "/lpf perlpf lpf"],
      ["{INR}", "inr"],
      ["{ratio}", "ratio"],
      ["{index}", "index iv lia.index indexvalue"],
      ["{titer}", "titer titre"],
      ["{s_co_ratio}", "s/co s/coratio s/cut-off sco s/c signal/cutoff"],
      ["[pH]", "ph phunits"],
      ["[arb'U]/mL", "au/ml arbu/ml"],
      ["{BAU}/mL", "bau/ml"],
      ["[GPL'U]", "gpl gplu gplunits gplu/ml gpl/ml gpl-u/ml"],
      ["[MPL'U]", "mpl mplu mplunits mplu/ml mpl/ml mpl-u/ml"],
      ["[APL'U]", "apl aplu aplu/ml apl/ml"],
      ["[CFU]/mL", "cfu/ml colonies/ml colony/ml org/ml organisms/ml"],
      ["{EhrlichU}/dL", "eu/dl ehrlichunits/dl ehrlichu/dl e.u./dl"],
      ["{Log_IU}/mL", "logiu/ml log10iu/ml log(10)iu/ml"],
      ["{Log_copies}/mL", "logcopies/ml log10copies/ml log10cp/ml logcp/ml"],
      ["/100{WBCs}", "/100wbc per100wbc /100wbcs /100leukocytes per100wbcs nrbc/100wbc"],
      ["[IU]", "iu"],
      ["U", "u units unit"],
      ["s", "s sec secs second seconds sec."],
      ["min", "min mins minutes"],
      ["h", "hr hrs hours"],
      ["d", "days"],
      ["fL", "fl cu.micron cumicron um3 um^3 femtoliter femtoliters cuum"],
      ["pg", "pg picogram picograms uug pgm"],
      ["mg", "mg"],
      ["g", "gm gms gram grams"],
      ["ug", "ug mcg"],
      ["ng", "ng"],
      ["mL", "ml"],
      ["L", "liters litres"],
      ["mmol", "mmol"],
      ["umol", "umol"],
      ["Cel", "°c degc"],
      ["[degF]", "°f degf"],
      ["kPa", "kpa"],
      ["{#}", "count #"],
      ["10*3/uL", "k/mm3 thousands"],
      ["{copies}", "copies cp"],
      ["{Elisa_U}", "elisaunits elisau eliau"],
      ["{Elisa_U}/mL", "elisaunits/ml elisau/ml eliau/ml"],
      ["{score}", "score"],
      ["kg", "kg"],
      ["kg/m2", "kg/m2 kg/m^2"],
      ["{MoM}", "mom"],
      ["{CAE'U}/mL", "cau/ml"],
    ] as const
  ).flatMap(([code, words]) =>
    words
      .split(" ")
      .filter(Boolean)
      .map((word) => [word, code] as const),
  ),
);

/** Parts of a unit between strokes, in lower case without spaces. Letter case alone parts "M" (a million) from "m" (milli). */
const PARTS = new Map<string, string>(
  (
    [
      ["L", "l liter litre lt ltr lit"],
      ["dL", "dl 100ml decilitre deciliter"],
      ["cL", "cl"],
      ["mL", "ml cc milliliter millilitre mls"],
      [
        "uL",
        "ul mcl mm3 mm^3 mm*3 cmm cumm cu.mm cu.mm. c.mm c.mm. cumm. cmm. microliter microlitre cubicmm mm cubed cu-mm",
      ],
      ["nL", "nl"],
      ["fL", "fl"],
      ["kg", "kg"],
      ["g", "g gm gms gram grams grms"],
      ["mg", "mg mgs mgm milligram milligrams"],
      ["ug", "ug mcg mcgm microgram micrograms"],
      ["ng", "ng nanogram nanograms ngm"],
      ["pg", "pg picogram picograms pgm"],
      ["fg", "fg"],
      ["mol", "mol mole moles"],
      ["mmol", "mmol mmols millimole millimoles mm/l mmoles mmole"],
      ["umol", "umol umols micromol mcmol micromole micromoles"],
      ["nmol", "nmol nmols nanomol"],
      ["pmol", "pmol pmols picomol"],
      ["fmol", "fmol"],
      ["eq", "eq"],
      ["meq", "meq meqs mequiv"],
      ["ueq", "ueq"],
      ["osm", "osm"],
      ["mosm", "mosm mosmol mosmole mosmols mos"],
      ["U", "u unit units"],
      ["kU", "ku"],
      ["mU", "mu milliunit"],
      ["uU", "uu mcu microu microunit microunits"],
      ["[IU]", "iu intlunits intl.units"],
      ["k[IU]", "kiu"],
      ["m[IU]", "miu mi.u. milliiu"],
      ["u[IU]", "uiu mciu microiu microi.u."],
      ["kat", "kat"],
      ["ukat", "ukat"],
      ["nkat", "nkat"],
      ["d", "d day"],
      ["h", "h hr hour hrs"],
      ["(24.h)", "24h 24hr 24hrs 24hour 24hours tv 24-h 24hr. 24.h"],
      ["(12.h)", "12h 12hr"],
      ["min", "min mn minute"],
      ["s", "s sec"],
      ["mm", "mm"],
      ["{cells}", "cells cell"],
      ["{copies}", "copies cp copy c cps"],
      ["[HPF]", "hpf"],
      ["[LPF]", "lpf"],
      ["[CFU]", "cfu"],
      ["[arb'U]", "au arbu"],
      ["10*3", "k thou thous thousand thousands th tho 1000 x1000 10x3 x10x3 thsd 10exp3 x10^3"],
      ["10*6", "mil mill million millions mio m 10x6 x10x6 x10^6 mn"],
      ["10*9", "bil bill billion 10x9 x10x9 gi"],
      ["10*12", "tera 10x12 x10x12 trill"],
      ["10*5", "lakh lakhs lac lacs"],
      ["g{creat}", "gcreat gcreatinine gcr gmcreat gmcreatinine gcrt gmcr g.creat gofcreatinine gcrea"],
      ["mg{creat}", "mgcreat mgcreatinine mgcr mgcrea"],
      ["mmol{creat}", "mmolcreat mmolcreatinine mmolcr mmolcrea"],
      ["mol{creat}", "molcreat molcreatinine"],
      ["g{Hb}", "ghb ghgb ghemoglobin gmhb gofhb"],
      ["mol{Hb}", "molhb"],
      ["mL{RBCs}", "mlrbc mlrbcs"],
      ["mL{FEU}", "mlfeu ml(feu) ml-feu"],
      ["L{FEU}", "lfeu"],
      ["mL{DDU}", "mlddu mld-du"],
      ["kg{H2O}", "kgh2o kgwater"],
      ["g{stool}", "gstool gfeces gmstool gofstool"],
      ["m2", "m2"],
    ] as const
  ).flatMap(([code, words]) =>
    words
      .split(" ")
      .filter(Boolean)
      .map((word) => [word, code] as const),
  ),
);

/** Printed units in their own case that the lower case would misread: French and Swiss giga and tera for each litre. */
const CASED = new Map([
  ["G/L", "10*9/L"],
  ["T/L", "10*12/L"],
  ["Gpt/L", "10*9/L"],
  ["Tpt/L", "10*12/L"],
  ["Mpt/L", "10*6/L"],
  ["mM", "mmol/L"],
  ["uM", "umol/L"],
  ["µM", "umol/L"],
  ["μM", "umol/L"],
  ["nM", "nmol/L"],
  ["pM", "pmol/L"],
  ["mM/L", "mmol/L"],
  ["uM/L", "umol/L"],
  ["L", "L"],
  ["g", "g"],
]);

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
/** Units are short, and so is what is tried as one. */
const LONGEST_UNIT = 40;
const CACHED = 5000;
const cache = new Map<string, string | null>();

/** The UCUM code of a unit as a laboratory prints it ("K/uL" -> "10*3/uL", "mg%" -> "mg/dL"), or null where it is unknown. */
export function toUcum(printed: string): string | null {
  if (printed.length > LONGEST_UNIT) return null;
  const cached = cache.get(printed);
  if (cached !== undefined) return cached;
  const code = translate(printed.trim());
  const checked = code !== null && isUcum(code) ? code : null;
  if (cache.size >= CACHED) cache.clear();
  cache.set(printed, checked);
  return checked;
}

/** Whether `code` is a valid, case-sensitive UCUM expression. */
export function isUcum(code: string): boolean {
  // The library stumbles over a bar and says so on the console; no unit has one.
  if (code === "" || code.includes("|")) return false;
  try {
    return UcumLhcUtils.getInstance().validateUnitString(code).status === "valid";
  } catch {
    return false;
  }
}

function translate(printed: string): string | null {
  const cased = CASED.get(printed);
  if (cased) return cased;
  const plain = printed
    .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]+/g, (digits) => `^${[...digits].map((digit) => SUPERSCRIPTS.indexOf(digit)).join("")}`)
    .replace(/[µμ]/g, "u")
    .replace(/×/g, "x")
    .replace(/⁄/g, "/")
    .toLowerCase()
    .replace(/\s+/g, "");
  const whole = WHOLE.get(plain) ?? WHOLE.get(plain.replace(/^\(|\)$/g, ""));
  if (whole) return whole;
  const parts = plain.replace(/(?<=[a-z0-9)])per(?=[a-z0-9])/g, "/").split("/");
  if (parts.length > 4) return null;
  const codes: string[] = [];
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index] as string;
    if (part === "" && index === 0 && parts.length === 2 && !/^\/\s/.test(printed)) codes.push("");
    else {
      const code = power(part) ?? PARTS.get(part) ?? PARTS.get(part.replace(/\.$/, ""));
      if (code === undefined || code === null) return native(printed);
      codes.push(code);
    }
  }
  // A lone capital is a flag or a name before it is a unit.
  if (codes.length === 1 && /^[A-Z]$/.test(printed)) return null;
  // A count for each volume: "M/uL" is a million, a lone "K" or "M" is no unit.
  if (codes.length === 1 && (parts[0] as string).length < 2 && codes[0]?.startsWith("10*")) return null;
  if (codes.length === 1 && codes[0]?.startsWith("{")) return null;
  if (codes[0] === "" && codes[1]?.startsWith("10*")) return null;
  return codes.join("/");
}

/** "x10^3", "10e9", "x10(6)", "10*3", "x103", "10**3", with "cells" after it or not. */
function power(part: string): string | null {
  const match = /^(?:x|\*)?10(?:\^|\*\*?|e\+?|exp|-)?\(?(\d{1,2})\)?(cells|cell|{cells})?$/.exec(part);
  if (!match) return null;
  const exponent = Number(match[1]);
  return exponent >= 1 && exponent <= 15 ? `10*${exponent}` : null;
}

/** A unit that is printed in UCUM already; lone words are not asked, for "a" and "in" are units there. */
function native(printed: string): string | null {
  return /[/[{*]/.test(printed) && /^[\w/.*[\]{}()'%^-]+$/.test(printed) && isUcum(printed) ? printed : null;
}
