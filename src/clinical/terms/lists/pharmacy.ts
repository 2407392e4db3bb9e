/** `term | synonyms`, one a line: generic names with brands, then routes, frequencies and forms. */
export const PHARMACY_TERMS = `
acetaminophen | paracetamol, Tylenol, APAP
aspirin | acetylsalicylic acid, ASA
ibuprofen | Advil, Motrin
naproxen | Aleve, Naprosyn
lisinopril | Zestril, Prinivil
losartan | Cozaar
valsartan | Diovan
amlodipine | Norvasc
metoprolol | Lopressor, Toprol
carvedilol | Coreg
atenolol | Tenormin
diltiazem | Cardizem
furosemide | Lasix, frusemide
hydrochlorothiazide | HCTZ
spironolactone | Aldactone
atorvastatin | Lipitor
simvastatin | Zocor
rosuvastatin | Crestor
warfarin | Coumadin
apixaban | Eliquis
rivaroxaban | Xarelto
heparin | unfractionated heparin
enoxaparin | Lovenox
clopidogrel | Plavix
nitroglycerin | glyceryl trinitrate, NTG
digoxin | Lanoxin
amiodarone | Cordarone, Pacerone
metformin | Glucophage
insulin glargine | Lantus, Basaglar, glargine
insulin lispro | Humalog
glipizide | Glucotrol
sitagliptin | Januvia
levothyroxine | Synthroid, L-thyroxine
prednisone | Deltasone
methylprednisolone | Solu-Medrol, Medrol
hydrocortisone | Solu-Cortef
albuterol | salbutamol, Ventolin, ProAir
ipratropium | Atrovent
tiotropium | Spiriva
fluticasone | Flovent, Flonase
montelukast | Singulair
omeprazole | Prilosec
pantoprazole | Protonix
famotidine | Pepcid
ondansetron | Zofran
docusate | Colace
senna | Senokot
polyethylene glycol | Miralax
amoxicillin | Amoxil
amoxicillin-clavulanate | Augmentin
azithromycin | Zithromax, Z-Pak
ciprofloxacin | Cipro
levofloxacin | Levaquin
ceftriaxone | Rocephin
cephalexin | Keflex
vancomycin | Vancocin
doxycycline | Vibramycin
trimethoprim-sulfamethoxazole | Bactrim, Septra, co-trimoxazole
morphine | morphine sulfate
oxycodone | OxyContin, Roxicodone
hydrocodone | Vicodin, Norco
hydromorphone | Dilaudid
fentanyl | Duragesic
tramadol | Ultram
gabapentin | Neurontin
pregabalin | Lyrica
sertraline | Zoloft
fluoxetine | Prozac
citalopram | Celexa
escitalopram | Lexapro
bupropion | Wellbutrin
trazodone | Desyrel
lorazepam | Ativan
alprazolam | Xanax
clonazepam | Klonopin
zolpidem | Ambien
quetiapine | Seroquel
haloperidol | Haldol
levetiracetam | Keppra
phenytoin | Dilantin
methotrexate | MTX
by mouth | orally, oral, po, per os
intravenous | intravenously, iv
intramuscular | intramuscularly
subcutaneous | subcutaneously, subcut
sublingual | under the tongue
once daily | daily, every day, qd, once a day
twice a day | twice daily, bid, two times a day, two times daily
three times a day | three times daily, tid
four times a day | four times daily, qid
at bedtime | qhs, nightly, before bed
as needed | prn, when required
tablet | tab, tablets
capsule | cap, capsules
refill | refills
no known drug allergies | NKDA, no known allergies
`;
