/** Names of laboratory tests as they are printed, in lower case. Written for recognising a result in prose, not as a catalogue. */
const NAMES =
  "sodium|na|na+|potassium|k|k+|chloride|cl|cl-|bicarbonate|bicarb|hco3|hco3-|co2|tco2|carbon dioxide|anion gap|ag|bun|blood urea nitrogen|urea|urea nitrogen|creatinine|creat|cr|scr|egfr|gfr|glucose|glu|gluc|blood glucose|bg|fbg|fbs|rbs|ppbs|hba1c|a1c|hgb a1c|hemoglobin a1c|haemoglobin a1c|calcium|ca|ca++|ca2+|ionized calcium|ica|magnesium|mg|mg++|mg2+|phosphorus|phosphate|phos|po4|albumin|alb|total protein|tp|globulin|a/g ratio|bilirubin|total bilirubin|t bili|tbili|tbil|t. bili|direct bilirubin|d bili|dbili|d. bili|indirect bilirubin|ast|sgot|alt|sgpt|alp|alk phos|alkp|alk phosphatase|alkaline phosphatase|ggt|ggtp|ldh|ld|lactate|lactic acid|ammonia|nh3|amylase|lipase|ck|cpk|ck-mb|ckmb|creatine kinase|troponin|troponin i|troponin t|trop|trop i|trop t|tni|tnt|hs-troponin|hstnt|hs-tnt|bnp|nt-probnp|ntprobnp|pro-bnp|probnp|cholesterol|chol|total cholesterol|tc|ldl|ldl-c|ldl cholesterol|hdl|hdl-c|hdl cholesterol|vldl|triglycerides|trig|trigs|tg|non-hdl cholesterol|lipoprotein a|apo b|apolipoprotein b|uric acid|urate|osmolality|osm|serum osm|iron|fe|ferritin|tibc|transferrin|transferrin saturation|tsat|iron saturation|folate|folic acid|b12|vitamin b12|vit b12|vitamin d|vit d|25-oh vitamin d|vitamin d 25-oh|25-hydroxyvitamin d|25(oh)d|1,25-dihydroxyvitamin d|tsh|ft4|free t4|t4|ft3|free t3|t3|total t3|total t4|thyroglobulin|tpo|tpo ab|anti-tpo|pth|intact pth|cortisol|acth|prolactin|fsh|lh|estradiol|e2|progesterone|17-oh progesterone|testosterone|free testosterone|dhea-s|dheas|shbg|igf-1|growth hormone|insulin|c-peptide|hcg|beta-hcg|b-hcg|bhcg|hcg quant|afp|cea|psa|free psa|ca 125|ca-125|ca125|ca 19-9|ca19-9|ca 15-3|ca 27.29|ca 27-29|chromogranin a|beta-2 microglobulin|b2 microglobulin|wbc|white blood cells|white blood count|white count|white cell count|wcc|leukocytes|leucocytes|tlc|rbc|red blood cells|red cell count|hgb|hb|hemoglobin|haemoglobin|hct|hematocrit|haematocrit|pcv|mcv|mch|mchc|rdw|rdw-cv|rdw-sd|plt|plts|platelets|platelet|platelet count|mpv|neutrophils|neut|neuts|polys|segs|bands|band neutrophils|lymphocytes|lymphs|lymph|monocytes|monos|mono|eosinophils|eos|basophils|basos|baso|immature granulocytes|ig|anc|alc|absolute neutrophil count|absolute lymphocyte count|nrbc|reticulocytes|retic|retic count|reticulocyte count|esr|sed rate|crp|hs-crp|hscrp|c-reactive protein|procalcitonin|pct|pt|prothrombin time|inr|ptt|aptt|fibrinogen|d-dimer|ddimer|d dimer|thrombin time|anti-xa|antithrombin|protein c|protein s|factor v|factor viii|haptoglobin|g6pd|ph|pco2|paco2|po2|pao2|base excess|be|sao2|fio2|vbg ph|abg ph|methemoglobin|carboxyhemoglobin|ana|anti-dsdna|dsdna|anti-ds dna|rf|rheumatoid factor|anti-ccp|ccp|ccp ab|asma|ama|anca|p-anca|c-anca|pr3|mpo|ro|la|ssa|ssb|anti-smith|anti-sm|rnp|scl-70|c3|c4|ch50|iga|igg|igm|ige|total ige|spep|kappa|lambda|kappa light chains|lambda light chains|kappa/lambda ratio|free kappa|free lambda|cryoglobulins|aso|aso titer|hbsag|hbs ag|anti-hbs|hbsab|hbcab|hbeag|hbeab|anti-hbc|anti-hcv|hcv ab|hcv|hcv rna|hbv dna|hepatitis b surface antigen|hepatitis b surface antibody|hepatitis c antibody|hav igm|hiv|hiv 1/2|hiv 1/2 ab|hiv ag/ab|hiv viral load|hiv-1 rna|cd4|cd4 count|cd4+|cd8|rpr|vdrl|fta-abs|treponema|syphilis|monospot|ebv|cmv|cmv igg|cmv igm|hsv|hsv-1|hsv-2|hsv 1|hsv 2|rubella|rubella igg|varicella|vzv igg|toxoplasma|lyme|quantiferon|ppd|covid-19|covid|sars-cov-2|sars-cov-2 pcr|covid-19 pcr|influenza a|influenza b|flu a|flu b|rsv|strep|strep a|rapid strep|h. pylori|c. diff|c diff|blood culture|urine culture|sputum culture|wound culture|gram stain|csf|csf protein|csf glucose|csf wbc|csf rbc|urinalysis|specific gravity|sp gr|sg|spec grav|ketones|ketone|urobilinogen|nitrite|nitrites|leukocyte esterase|leuk esterase|le|occult blood|blood|bacteria|epithelial cells|squamous epithelial cells|casts|hyaline casts|crystals|mucus|yeast|color|colour|appearance|clarity|turbidity|protein|microalbumin|acr|uacr|albumin/creatinine ratio|protein/creatinine ratio|upcr|urine protein|urine sodium|una|urine creatinine|creatinine clearance|fena|fobt|stool occult blood|fecal calprotectin|calprotectin|elastase|digoxin|lithium|vancomycin|vanc|vanco|vancomycin trough|vanc trough|gentamicin|tobramycin|phenytoin|dilantin|valproate|valproic acid|depakote|carbamazepine|tegretol|phenobarbital|tacrolimus|fk506|cyclosporine|sirolimus|theophylline|salicylate|acetaminophen|ethanol|etoh|alcohol|lead|mercury|copper|zinc|ceruloplasmin|selenium|vitamin a|vitamin e|vitamin c|vitamin b1|vitamin b6|vitamin k|homocysteine|methylmalonic acid|mma|alpha-1 antitrypsin|aat|ace level|aldosterone|renin|metanephrines|normetanephrine|catecholamines|5-hiaa|gastrin|glucagon|calcitonin|erythropoietin|epo|hemoglobin electrophoresis|hb a2|hba2|hb f|sickle cell|coombs|direct coombs|dat|blood type|rh|antibody screen|abo|smudge cells|blasts|myelocytes|metamyelocytes|promyelocytes|atypical lymphocytes|plasma cells|smear|gbm|beta-hydroxybutyrate|bhb|pregnancy test|urine hcg|upt|drug screen|opiates|cocaine|amphetamines|benzodiazepines|cannabinoids|thc|barbiturates|pcp|methadone|viscosity|cystatin c|prealbumin|fructosamine|apolipoprotein a1|lp(a)|interleukin-6|il-6|soluble transferrin receptor|adamts13|hit antibody|pf4|lupus anticoagulant|cardiolipin igg|anticardiolipin|beta-2 glycoprotein|von willebrand factor|vwf|bleeding time|clotting time|heparin level|myoglobin|aldolase|inorganic phosphorus|s. creatinine|s. sodium|s. potassium|sr. creatinine|serum creatinine|serum sodium|serum potassium|fasting glucose|fasting blood sugar|random blood sugar|blood sugar|post prandial blood sugar|hemoglobin a1c|glycated hemoglobin|estimated average glucose|eag|random glucose|absolute neutrophils|neutrophils abs|neutrophils absolute|rbc urine|wbc urine";

const KNOWN: ReadonlySet<string> = new Set(NAMES.split("|"));
const LONGEST_WORDS = 4;
/** Words that go with a name without being one. */
const MODIFIERS = new Set(
  "serum plasma blood urine csf total free fasting random direct indirect venous arterial capillary point-of-care poc level count absolute abs ab antibody antigen ag igg igm iga quant quantitative qualitative titer titre screen corrected adjusted ionized repeat peak trough hs high-sensitivity sensitive est estimated whole stool sr. s. sr screen, conjugated unconjugated intact serum, random, total, urine, estimated, -".split(
    " ",
  ),
);

/** Names that look like results and are none: measurements of the body, doses, dates. */
const NOT_ANALYTES: ReadonlySet<string> = new Set(
  "bp hr rr pulse temp temperature t tmax weight wt height ht bmi age spo2 sat sats o2 pain gcs heart rate respirations resp resps date time page room bed dose mrn dob phone tel fax ef lvef size day pod week weeks g p para gravida lot ext collected received reported printed account acct id no fev1 fvc apgar mmse phq-9 score stage grade figure table step uop intake i/o map cvp saturation saturations rhythm ejection".split(
    " ",
  ),
);

/** Whether `name` is a name of a test as it stands, or its plural. */
export function isAnalyte(name: string): boolean {
  const lower = name.toLowerCase();
  return KNOWN.has(lower) || (lower.endsWith("s") && KNOWN.has(lower.slice(0, -1)));
}

/** Whether `name` is a measurement of the body or the like: "heart rate", "O2 sat". */
export function isNotAnalyte(name: string): boolean {
  const words = name.toLowerCase().split(/\s+/);
  const last = words.at(-1) as string;
  // A lone letter counts only by itself: "T 37.2", not "hs-Troponin T".
  if (last.length < 2 && words.length > 1) return false;
  return NOT_ANALYTES.has(last) && !isAnalyte(words.slice(-3).join(" ")) && !isAnalyte(words.slice(-2).join(" "));
}

/**
 * Where the name of a test begins that ends `words`: the longest known name with the words that go with it, as an index
 * of `words`; -1 where no known name ends there.
 */
export function analyteStart(words: readonly string[]): number {
  const whole = startOfNameAt(words, words.length);
  if (whole >= 0) return whole;
  let end = words.length;
  while (end > 0 && MODIFIERS.has((words[end - 1] as string).toLowerCase().replace(/,$/, ""))) end--;
  return end === words.length ? -1 : startOfNameAt(words, end);
}

function startOfNameAt(words: readonly string[], end: number): number {
  for (let length = Math.min(LONGEST_WORDS, end); length > 0; length--) {
    const from = end - length;
    const name = words.slice(from, end).join(" ").toLowerCase().replace(/[,:]$/, "");
    if (!isAnalyte(name) && !isAnalyte(name.replaceAll(",", ""))) continue;
    let start = from;
    while (start > 0 && MODIFIERS.has((words[start - 1] as string).toLowerCase())) start--;
    return start;
  }
  return -1;
}
