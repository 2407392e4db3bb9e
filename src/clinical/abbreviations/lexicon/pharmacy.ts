/** Drugs, routes, frequencies and units. For the columns see table.ts. */
export const PHARMACY = `
po, PO | by mouth | 60 |
PO | postoperative | 2 | day
iv | intravenous | 30 |
IM | intramuscular | 30 | injection mg dose vaccine shot deltoid given
IM | internal medicine | 10 | consult resident clinic attending floor
IM | infectious mononucleosis | 4 | ebv monospot
IM | intramedullary | 8 | nail rod femur fracture tibia nailing
SC, SQ, SubQ, subQ, subcut | subcutaneous | 30 |
SL | sublingual | 20 | nitroglycerin tablet ntg prn mg
PR | per rectum | 8 | suppository blood bleeding tylenol <mg mg acetaminophen bisacodyl
PV | per vagina | 4 | bleeding discharge cream misoprostol
IN | intranasal | 2 | spray
INH, inh | inhaled | 8 | puffs albuterol mcg
INH | isoniazid | 15 | tb latent rifampin tuberculosis b6 ppd
qd, QD | once daily | 40 |
qod, QOD | every other day | 20 |
bid, BID | twice a day | 60 |
tid, TID | three times a day | 50 |
qid, QID | four times a day | 35 |
qhs, QHS | at bedtime | 35 |
hs, HS | at bedtime | 20 | mg tablet po ambien snack
qam, QAM | every morning | 25 |
qpm, QPM | every evening | 20 |
qac, QAC | before meals | 8 |
ac, AC | before meals | 8 | insulin meals hs glucose units
pc, PC | after meals | 5 | tablet
AC | acromioclavicular | 10 | joint shoulder separation clavicle
AC | antecubital | 5 | fossa vein iv gauge right left
AC | doxorubicin and cyclophosphamide | 4 | chemo cycles taxol breast dose-dense
prn, PRN | as needed | 60 |
ad lib | as desired | 6 |
stat, STAT | immediately | 20 |
biw, BIW | twice a week | 3 |
tiw, TIW | three times a week | 8 |
qwk | every week | 8 |
d/c, D/C, dc, DC | discontinue | 25 | medication foley stop drug antibiotic line lisinopril mg iv metformin drip drain
d/c, D/C, dc, DC | discharge | 30 | home today summary plan follow-up instructions hospital tomorrow disposition ready snf @plan
DC | direct current | 4 | cardioversion shock
d/c'd, dc'd, D/C'd | discontinued | 15 | medication foley drug
d/c'd, dc'd, D/C'd | discharged | 12 | home hospital
gtt, GTT | drops | 12 | eye ou od os timolol drip ear
gtt | drip | 8 | heparin insulin infusion iv nitro
GTT | glucose tolerance test | 8 | gestational glucola hour diabetes pregnancy
tab, tabs | tablet | 30 |
cap, caps | capsule | 15 |
susp | suspension | 6 |
supp | suppository | 6 |
ung | ointment | 3 |
sol, soln | solution | 5 |
mg | milligram | 80 |
mcg | microgram | 30 |
µg, μg | microgram | 8 |
kg | kilogram | 30 |
mL, ml | milliliter | 40 |
cc | cubic centimeter | 25 | #<num
dL, dl | deciliter | 15 |
mEq | milliequivalent | 20 |
mmol | millimole | 12 |
mmHg | millimeters of mercury | 20 |
IU | international unit | 10 |
U, u | unit | 10 | #<num insulin heparin regular nph lispro
cm | centimeter | 30 |
mm | millimeter | 20 |
bpm | beats per minute | 15 |
ASA | aspirin | 50 | mg 81mg plavix daily cad stroke clopidogrel 81 statin allergy
ASA | American Society of Anesthesiologists | 15 | class physical status anesthesia iii ii >class >iii >ii >3 >2 grade
APAP | acetaminophen | 15 |
MS, MSO4 | morphine sulfate | 10 | #dose mg iv pain contin prn >contin narcotic given pca q4h
MgSO4 | magnesium sulfate | 8 |
MSIR | morphine sulfate immediate release | 4 |
HCTZ | hydrochlorothiazide | 30 |
KCl | potassium chloride | 20 |
NaCl | sodium chloride | 15 |
NS | normal saline | 40 | iv bolus liter ml cc fluids fluid hr infusion flush l
1/2NS | half-normal saline | 6 |
LR | lactated Ringer solution | 15 | bolus iv liter fluids ml
D5W | 5% dextrose in water | 15 |
D50 | 50% dextrose | 8 |
IVF | intravenous fluids | 25 | bolus dehydration ns hydration cc saline normal hour #num> given started
IVF | in vitro fertilization | 12 | embryo pregnancy infertility conceived transfer cycle
ABX, abx, Abx | antibiotics | 25 |
PCN | penicillin | 25 | allergy allergic rash strep @allergies
PCN | percutaneous nephrostomy | 6 | hydronephrosis tube ureteral ir
TMP-SMX, TMP/SMX | trimethoprim-sulfamethoxazole | 12 |
SMX | sulfamethoxazole | 3 |
LMWH | low-molecular-weight heparin | 15 |
UFH | unfractionated heparin | 8 |
DOAC | direct oral anticoagulant | 12 |
NOAC | novel oral anticoagulant | 6 |
PCA | patient-controlled analgesia | 15 | morphine dilaudid pain hydromorphone pump fentanyl postoperative basal
OCP | oral contraceptive pill | 20 |
OTC | over the counter | 25 |
MVI | multivitamin | 12 |
MOM | milk of magnesia | 6 | constipation ml prn
FeSO4 | ferrous sulfate | 8 |
TNF | tumor necrosis factor | 10 |
IVIG | intravenous immunoglobulin | 12 |
ATC | around the clock | 4 |
Rx | prescription | 20 | refill given wrote pharmacy new
Rx | treatment | 8 |
NKDA | no known drug allergies | 45 |
NKA | no known allergies | 25 |
PTA | prior to admission | 10 | home medications medication days taking
PTA | peritonsillar abscess | 6 | throat trismus uvula tonsil drainage
PTA | percutaneous transluminal angioplasty | 5 | stenosis balloon artery femoral
ADR | adverse drug reaction | 8 |
ADE | adverse drug event | 6 |
DS | double strength | 10 | bactrim septra tablet
DS | Down syndrome | 4 | trisomy congenital
XR | extended release | 10 | mg metformin tablet effexor daily venlafaxine
ER | extended release | 15 | mg tablet metoprolol oxycodone daily metformin nifedipine <mg
SR | sustained release | 10 | mg wellbutrin bupropion tablet verapamil
XL | extended release | 8 | mg
CR | controlled release | 6 | mg paxil ambien tablet
EC | enteric-coated | 8 | aspirin mg tablet asa
LA | long-acting | 6 | mg inderal octreotide propranolol diltiazem
D/T | due to | 6 |
TAC | triamcinolone | 4 | cream rash ointment topical
TAC | tacrolimus | 4 | level transplant
AZT | zidovudine | 4 |
BP | bullous pemphigoid | 1 | blisters dapsone tense skin
CPZ | chlorpromazine | 2 |
CBZ | carbamazepine | 3 |
VPA | valproic acid | 4 |
PHT | phenytoin | 3 |
PHT | pulmonary hypertension | 3 | rv right catheterization sildenafil
PB | phenobarbital | 2 | seizure
EPO | erythropoietin | 6 | anemia ckd dialysis
GCSF, G-CSF | granulocyte colony-stimulating factor | 5 |
LT4 | levothyroxine | 3 |
MMF | mycophenolate mofetil | 6 |
FK506 | tacrolimus | 3 |
HCQ | hydroxychloroquine | 4 |
SSZ | sulfasalazine | 3 |
IFN | interferon | 5 |
MOA | mechanism of action | 3 |
PDE5 | phosphodiesterase 5 | 2 |
ICS | intercostal space | 4 | rib fourth fifth chest murmur sternal
PCN | percutaneous nephrolithotomy | 1 | stone
NTG | normal-tension glaucoma | 2 | eye iop visual
PTA | pure tone average | 2 | audiogram hearing
`;
