/** `term | synonyms`, one a line. Abbreviations are known from the lexicon of abbreviations. */
export const LABORATORY_TERMS = `
hemoglobin | haemoglobin, Hgb, Hb
hematocrit | haematocrit, Hct, packed cell volume
white blood cell count | leukocyte count, white cell count, WBC, leucocyte count, white blood cells
red blood cell count | erythrocyte count, RBC
platelet count | thrombocyte count, platelets, Plt
mean corpuscular volume | MCV
mean corpuscular hemoglobin | MCH
neutrophils | neutrophil count, polymorphonuclear leukocytes, absolute neutrophil count
lymphocytes | lymphocyte count
eosinophils | eosinophil count
monocytes | monocyte count
basophils | basophil count
sodium | serum sodium, Na
potassium | serum potassium, K
chloride | serum chloride, Cl
bicarbonate | HCO3, carbon dioxide content, total CO2
blood urea nitrogen | BUN, urea nitrogen, urea
creatinine | serum creatinine, Cr
glucose | blood glucose, blood sugar
calcium | serum calcium, Ca
magnesium | serum magnesium, Mg
phosphate | phosphorus, inorganic phosphate, Phos
albumin | serum albumin
total protein | serum protein
total bilirubin | bilirubin, Tbili
direct bilirubin | conjugated bilirubin
alkaline phosphatase | ALP, alk phos
alanine aminotransferase | ALT, SGPT, alanine transaminase
aspartate aminotransferase | AST, SGOT, aspartate transaminase
gamma-glutamyl transferase | GGT, gamma GT
lactate dehydrogenase | LDH
creatine kinase | CK, CPK, creatine phosphokinase
troponin | troponin I, troponin T, cardiac troponin
B-type natriuretic peptide | BNP, NT-proBNP, brain natriuretic peptide
lactate | lactic acid
amylase |
lipase |
total cholesterol | cholesterol
low-density lipoprotein | LDL, LDL cholesterol
high-density lipoprotein | HDL, HDL cholesterol
triglycerides | triglyceride
hemoglobin A1c | HbA1c, A1c, glycated hemoglobin, glycosylated hemoglobin
thyroid-stimulating hormone | TSH, thyrotropin
free thyroxine | free T4, FT4
prothrombin time | protime
international normalized ratio | INR
partial thromboplastin time | PTT, aPTT, activated partial thromboplastin time
fibrinogen |
D-dimer | D dimer
erythrocyte sedimentation rate | ESR, sed rate, sedimentation rate
C-reactive protein | CRP
procalcitonin | PCT
ferritin | serum ferritin
iron | serum iron
total iron-binding capacity | TIBC
vitamin B12 | cobalamin, B12
folate | folic acid
vitamin D | 25-hydroxyvitamin D, calcidiol
uric acid | urate
ammonia |
urinalysis | urine analysis, UA
leukocyte esterase |
nitrite | nitrites
proteinuria | urine protein
hematuria | blood in urine, haematuria
blood culture | blood cultures
urine culture | urine cultures
Gram stain | Gram's stain
prostate-specific antigen | PSA
rheumatoid factor | RF
antinuclear antibody | ANA, antinuclear antibodies
human chorionic gonadotropin | hCG, beta-hCG, pregnancy test
reference range | reference interval, normal range
reticulocyte count | reticulocytes
anion gap |
arterial blood gas | ABG
`;
