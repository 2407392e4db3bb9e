/** Operations and anesthesia. For the columns see table.ts. */
export const SURGERY = `
OR | operating room | 30 | taken brought surgery anesthesia <the <to procedure transferred
OR | odds ratio | 10 | ci confidence p #num> adjusted associated
POD | postoperative day | 40 |
s/p, S/P, SP | status post | 60 |
ASIS | anterior superior iliac spine | 4 |
JP | Jackson-Pratt drain | 15 |
CCY | cholecystectomy | 8 |
Lap, lap | laparoscopic | 12 | appendectomy cholecystectomy chole band
appy | appendectomy | 8 |
chole | cholecystectomy | 8 |
ex-lap | exploratory laparotomy | 8 |
EVAR | endovascular aneurysm repair | 8 |
AVF | arteriovenous fistula | 12 |
AVG | arteriovenous graft | 6 |
PICC | peripherally inserted central catheter | 25 |
CVL | central venous line | 8 |
CVC | central venous catheter | 12 |
TLC | triple-lumen catheter | 6 | line subclavian ij
TLC | total lung capacity | 6 | fvc dlco
IJ | internal jugular | 15 |
LMA | laryngeal mask airway | 10 |
PACU | post-anesthesia care unit | 25 |
GETA | general endotracheal anesthesia | 10 |
GSW | gunshot wound | 15 |
LOA | lysis of adhesions | 8 |
SBR | small bowel resection | 4 |
APR | abdominoperineal resection | 6 |
LAR | low anterior resection | 6 |
RYGB | Roux-en-Y gastric bypass | 8 |
STSG | split-thickness skin graft | 6 |
FTSG | full-thickness skin graft | 5 |
VAC | vacuum-assisted closure | 10 | wound dressing
EXT, Ext, ext | extremities | 15 | edema clubbing cyanosis warm @exam
MRM | modified radical mastectomy | 6 |
ALND | axillary lymph node dissection | 6 |
SLNB | sentinel lymph node biopsy | 8 |
PSH | past surgical history | 25 |
PSHx | past surgical history | 12 |
PE | pressure equalization | 4 | tube ear otitis tubes >tube
DDX, DDx, ddx | differential diagnosis | 12 |
BCS | breast-conserving surgery | 4 |
EUA | examination under anesthesia | 4 |
LIH | left inguinal hernia | 4 |
RIH | right inguinal hernia | 4 |
OR | open reduction | 3 | fracture fixation
TIVA | total intravenous anesthesia | 3 |
DLT | double-lumen tube | 2 |
RSI | rapid sequence intubation | 5 | etomidate succinylcholine rocuronium
RSI | repetitive strain injury | 2 | wrist keyboard
SSEP | somatosensory evoked potential | 4 |
CS | compartment syndrome | 1 | fasciotomy
SP | suprapubic | 6 | catheter tube bladder tenderness
LVN | licensed vocational nurse | 2 |
PSF | posterior spinal fusion | 3 |
ABx | antibiotics | 2 |
`;
