/** Laboratory analytes and pathology. For the columns see table.ts. */
export const LABORATORY = `
CBC | complete blood count | 50 |
WBC | white blood cell | 60 |
RBC | red blood cell | 40 |
Hgb, HGB, Hb | hemoglobin | 50 |
Hct, HCT | hematocrit | 45 | hgb hemoglobin wbc plt platelet #percent #num> transfusion
HCT | head computed tomography | 4 | bleed fall hemorrhage stroke noncontrast
H/H, H&H | hemoglobin and hematocrit | 20 |
Plt, PLT, plt | platelet | 40 |
MCV | mean corpuscular volume | 20 |
MCH | mean corpuscular hemoglobin | 10 |
MCHC | mean corpuscular hemoglobin concentration | 10 |
RDW | red cell distribution width | 12 |
MPV | mean platelet volume | 5 |
PMN | polymorphonuclear leukocyte | 15 |
ANC | absolute neutrophil count | 15 |
BMP | basic metabolic panel | 25 |
CMP | comprehensive metabolic panel | 20 |
LFTs | liver function tests | 40 |
Na | sodium | 35 | #num> k cl meq
K | potassium | 30 | na cl #num> mg repleted replete meq hyperkalemia creatinine bun lytes level
Cl | chloride | 15 | #num> na k
HCO3 | bicarbonate | 15 |
CO2 | carbon dioxide | 20 |
BUN | blood urea nitrogen | 40 |
Cr | creatinine | 40 | #num> bun baseline renal aki
Mg | magnesium | 20 | #num> phos k replete ca
Ca | calcium | 15 | #num> mg phos albumin pth ionized k na level corrected
CA | calcium | 6 | #num> phos albumin pth
Phos, PO4 | phosphate | 15 |
AG | anion gap | 12 | acidosis bicarbonate lactate dka
PT | prothrombin time | 25 | inr ptt seconds coagulation >ptt >inr warfarin coag #num> aptt sec fibrinogen @labs
PTT | partial thromboplastin time | 25 |
aPTT, APTT | activated partial thromboplastin time | 15 |
INR | international normalized ratio | 45 |
ESR | erythrocyte sedimentation rate | 25 |
CRP | C-reactive protein | 30 |
CK | creatine kinase | 20 |
CPK | creatine phosphokinase | 15 |
LDH | lactate dehydrogenase | 20 |
TnI | troponin I | 8 |
TnT | troponin T | 8 |
ANA | antinuclear antibody | 20 |
RF | rheumatoid factor | 12 | ccp ana joint arthritis positive negative titer esr anti
RF | radiofrequency | 6 | ablation lesion thermal
RF | risk factor | 6 | cardiac smoking coronary
RF | renal failure | 6 | creatinine dialysis kidney
HIV | human immunodeficiency virus | 40 |
RPR | rapid plasma reagin | 12 |
VDRL | Venereal Disease Research Laboratory test | 8 |
FTA-ABS | fluorescent treponemal antibody absorption | 4 |
HbsAg, HBsAg | hepatitis B surface antigen | 15 |
PCR | polymerase chain reaction | 25 | quantitative >testing viral covid assay positive dna rna swab load
PCR | protein-creatinine ratio | 5 | urine proteinuria preeclampsia
PCR | pathologic complete response | 4 | neoadjuvant breast residual
ELISA | enzyme-linked immunosorbent assay | 12 |
IHC | immunohistochemistry | 15 |
FISH | fluorescence in situ hybridization | 10 | her2 probe translocation amplification gene
H&E | hematoxylin and eosin | 15 |
AFB | acid-fast bacilli | 15 |
GPC | gram-positive cocci | 10 |
GNR | gram-negative rods | 12 |
KOH | potassium hydroxide | 10 |
BCx, BCX | blood culture | 12 |
UCx, UCX | urine culture | 10 |
C&S | culture and sensitivity | 10 |
HPF, hpf | high-power field | 15 | wbc rbc mitoses per urine
LPF, lpf | low-power field | 5 |
SG | specific gravity | 6 | urine ph urinalysis
LE | leukocyte esterase | 10 | urine nitrite ua wbc trace
TIBC | total iron-binding capacity | 12 |
SPEP | serum protein electrophoresis | 10 |
UPEP | urine protein electrophoresis | 8 |
TP | total protein | 8 | albumin globulin
Alb | albumin | 10 |
T bili, Tbili, TBili | total bilirubin | 15 |
D bili, Dbili | direct bilirubin | 6 |
AlkPhos, Alk phos, alk phos | alkaline phosphatase | 15 |
WNL | within normal limits | 35 |
UDS | urine drug screen | 15 |
tox | toxicology | 8 |
HCG, hCG | human chorionic gonadotropin | 25 |
T&S | type and screen | 12 |
T&C | type and cross | 8 |
SMA | superior mesenteric artery | 10 | mesenteric celiac occlusion ischemia stenosis aorta abdominal
SMA | smooth muscle antibody | 5 | autoimmune hepatitis ana titer anti
SMA | spinal muscular atrophy | 5 | nusinersen hypotonia smn infant
SMA-7, SMA7 | sequential multiple analysis, 7 tests | 3 |
ACE | angiotensin-converting enzyme | 30 |
ACEI, ACEi | angiotensin-converting enzyme inhibitor | 25 |
ARB | angiotensin receptor blocker | 20 |
LVI | lymphovascular invasion | 10 |
PNI | perineural invasion | 8 |
PAS | periodic acid-Schiff | 6 | stain fungal positive
PAS | placenta accreta spectrum | 4 | previa cesarean placenta
HGSIL, HSIL | high-grade squamous intraepithelial lesion | 10 |
LGSIL, LSIL | low-grade squamous intraepithelial lesion | 10 |
ASCUS, ASC-US | atypical squamous cells of undetermined significance | 10 |
CIN | cervical intraepithelial neoplasia | 10 | hpv colposcopy pap cervix
CIN | contrast-induced nephropathy | 6 | creatinine hydration catheterization
PIN | prostatic intraepithelial neoplasia | 5 | prostate biopsy
RNA | ribonucleic acid | 10 |
DNA | deoxyribonucleic acid | 12 |
QNS | quantity not sufficient | 6 |
TPO | thyroid peroxidase | 8 |
CCP | cyclic citrullinated peptide | 8 |
ANCA | antineutrophil cytoplasmic antibody | 10 |
CK | cytokeratin | 4 | stain immunohistochemistry positive ck7
FE | iron | 1 |
FT4 | free thyroxine | 1 |
GC | gonorrhea and chlamydia | 1 |
GC | gonococcus | 5 | chlamydia urethral discharge swab cervical
AFB | aortofemoral bypass | 2 | graft claudication
SG | Swan-Ganz catheter | 2 | wedge
PTT | posterior tibial tendon | 1 | foot flatfoot
TP53 | tumor protein p53 | 3 |
LA | lupus anticoagulant | 5 | antiphospholipid cardiolipin thrombosis
LA | lactic acid | 4 | sepsis level #num> lactate
`;
