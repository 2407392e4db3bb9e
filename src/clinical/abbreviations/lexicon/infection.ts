/** Infection. For the columns see table.ts. */
export const INFECTION = `
MSSA | methicillin-sensitive Staphylococcus aureus | 15 |
VRE | vancomycin-resistant Enterococcus | 15 |
ESBL | extended-spectrum beta-lactamase | 12 |
CRE | carbapenem-resistant Enterobacterales | 6 |
C diff, C. diff | Clostridioides difficile | 25 |
CDI | Clostridioides difficile infection | 8 |
ID | infectious disease | 25 | consult antibiotic fever recommendations following culture >consult >consulted vancomycin
ID | identification | 8 | number card band patient photo
ID | intradermal | 4 | injection
AIDS | acquired immunodeficiency syndrome | 20 | hiv cd4 pcp opportunistic haart
HAART | highly active antiretroviral therapy | 12 |
ART | antiretroviral therapy | 10 | hiv cd4 viral
PCP | Pneumocystis pneumonia | 12 | hiv cd4 bactrim aids prophylaxis dapsone pneumonia
PCP | phencyclidine | 6 | drug abuse tox cocaine intoxication screen urine marijuana
PCP | primary care physician | 50 | follow-up appointment follow seen referred with dr see contact call office visit
SIRS | systemic inflammatory response syndrome | 12 |
FUO | fever of unknown origin | 10 |
IE | infective endocarditis | 8 | vegetation blood cultures valve
MAC | Mycobacterium avium complex | 8 | hiv azithromycin cd4 pulmonary prophylaxis
MAC | monitored anesthesia care | 12 | procedure anesthesia sedation local
MAI | Mycobacterium avium-intracellulare | 5 |
LTBI | latent tuberculosis infection | 8 |
IVDU | intravenous drug use | 15 |
IVDA | intravenous drug abuse | 10 |
PJP | Pneumocystis jirovecii pneumonia | 8 |
COVID-19, COVID | coronavirus disease 2019 | 30 |
CAUTI | catheter-associated urinary tract infection | 6 |
CLABSI | central line-associated bloodstream infection | 6 |
ABPA | allergic bronchopulmonary aspergillosis | 4 |
SSTI | skin and soft tissue infection | 6 |
NF | necrotizing fasciitis | 4 | debridement crepitus
NF | neurofibromatosis | 4 | cafe-au-lait neurofibroma
HZ | herpes zoster | 4 |
SARS | severe acute respiratory syndrome | 6 |
TSS | toxic shock syndrome | 5 | tampon hypotension rash
TSS | transsphenoidal surgery | 3 | pituitary adenoma
CA | community-acquired | 3 | mrsa pneumonia
SA | septic arthritis | 3 | joint aspirate
VL | viral load | 6 |
CDC | Centers for Disease Control and Prevention | 6 |
WHO | World Health Organization | 4 | grade classification
GNB | gram-negative bacilli | 3 |
CNS | central nervous system | 12 | brain tumor infection depressant lymphoma
CNS | coagulase-negative Staphylococcus | 3 | culture blood contaminant
BSI | bloodstream infection | 4 |
DTP | diphtheria, tetanus, and pertussis | 3 |
`;
