/** The words of every note: history, course, staff, places. For the columns see table.ts. */
export const GENERAL = `
pt, Pt | patient | 80 |
pts, Pts | patients | 30 |
PT | physical therapy | 30 | ot consult rehab gait therapy walker eval evaluation ambulate >ot >eval >consult strengthening ambulation exercises mobility home
PT | patient | 4 | year old seen @hpi presented
OT | occupational therapy | 20 | pt consult rehab adl therapy
SLP | speech-language pathology | 10 |
ST | speech therapy | 5 | swallow dysphagia pt ot aphasia
ST | sinus tachycardia | 5 | rate ekg rhythm hr monitor
ST | ST segment | 8 | elevation depression >elevation >depression ekg leads ecg >segment >changes
hx, Hx, HX | history | 60 |
h/o, H/O, ho | history of | 60 |
PMH | past medical history | 50 |
PMHx | past medical history | 25 |
FH | family history | 15 | mother father noncontributory sister brother
FH | familial hypercholesterolemia | 4 | ldl statin cholesterol
FHx, FHX | family history | 15 |
SH | social history | 15 | smoking alcohol tobacco married
SHx | social history | 10 |
HPI | history of present illness | 45 |
ROS | review of systems | 40 |
H&P | history and physical | 25 |
PE | physical examination | 25 | heent lungs abdomen general vs vital exam gen normal @exam >: <on noted unremarkable tenderness
PE | pleural effusion | 6 | thoracentesis chest layering blunting
PE | preeclampsia | 3 | pregnancy proteinuria magnesium
c/o, C/O | complains of | 50 |
w/ | with | 50 |
w/o | without | 40 |
s/s, S/S, s/sx | signs and symptoms | 15 |
r/o, R/O | rule out | 40 |
f/u, F/U, FU | follow-up | 40 |
y/o, yo, Y/O, YO | year-old | 60 |
yom, YOM | year-old man | 8 |
yof, YOF | year-old woman | 8 |
b/l, B/L, BL | bilateral | 20 |
b/c | because | 20 |
c/w, C/W | consistent with | 25 | findings pneumonia cxr exam likely
c/w | compared with | 4 | prior previous
c/b | complicated by | 15 |
2/2 | secondary to | 15 |
d/w, D/W | discussed with | 15 |
e/o | evidence of | 10 |
n/a, N/A | not applicable | 15 |
p/w | presents with | 15 |
a/w | associated with | 10 |
t/c | to consider | 3 |
i/s/o | in the setting of | 6 |
f/c, F/C | fever and chills | 12 |
f/c/s | fever, chills, and sweats | 5 |
dx, Dx, DX | diagnosis | 40 |
tx, Tx, TX | treatment | 25 |
Tx, TX | transplant | 8 | renal liver kidney donor tacrolimus rejection
Tx, TX | transfer | 3 |
sx, Sx, SX | symptoms | 25 | denies chest resolved worsening onset
sx, Sx, SX | surgery | 8 | postoperative scheduled cleared
bx, Bx, BX | biopsy | 20 |
rxn | reaction | 6 |
NAD | no acute distress | 35 | general appearance alert comfortable appearing gen nad well @exam
NAD | no abnormality detected | 4 |
WD/WN, WDWN | well-developed and well-nourished | 15 |
A&OX3 | alert and oriented to person, place, and time | 5 |
NOS | not otherwise specified | 12 |
DNR | do not resuscitate | 30 |
DNI | do not intubate | 20 |
DNR/DNI | do not resuscitate and do not intubate | 15 |
POA | power of attorney | 8 | healthcare son daughter
POA | present on admission | 6 | ulcer admission
HCP | health care proxy | 8 |
AMA | against medical advice | 15 | left signed
AMA | antimitochondrial antibody | 5 | cholangitis pbc ana
AMA | advanced maternal age | 6 | amniocentesis genetic pregnancy
ED | emergency department | 60 | >course >visit presented brought admitted visit seen <the arrival ambulance <in <to triage transferred sent came
ER | emergency room | 35 | presented brought seen visit <the <to came went ambulance sent arrival transferred
EMS | emergency medical services | 20 |
EMT | emergency medical technician | 10 |
SNF | skilled nursing facility | 20 |
LTAC | long-term acute care | 8 |
NH | nursing home | 8 | resident
ALF | assisted living facility | 8 | resident lives
ALF | acute liver failure | 6 | inr encephalopathy transplant acetaminophen
OSH | outside hospital | 20 |
BIBA | brought in by ambulance | 8 |
BRP | bathroom privileges | 5 |
OOB | out of bed | 12 |
ADL, ADLs | activities of daily living | 20 |
IADL | instrumental activities of daily living | 6 |
RN | registered nurse | 20 |
NP | nurse practitioner | 15 |
PA | physician assistant | 8 | seen clinic supervised <the <by
PA | prior authorization | 4 | insurance pharmacy approved
MD | medical doctor | 60 | dr signed attending
MD | muscular dystrophy | 5 | duchenne weakness muscle gait
MD | macular degeneration | 5 | vision eye retina
LPN | licensed practical nurse | 8 |
CNA | certified nursing assistant | 8 |
CM | case management | 6 | discharge placement
SW | social work | 8 | placement consult discharge family
SW | stab wound | 4 | trauma chest knife
MRN | medical record number | 15 |
DOB | date of birth | 20 |
LOS | length of stay | 15 |
ETA | estimated time of arrival | 3 |
TBD | to be determined | 8 |
ASAP | as soon as possible | 12 |
d/t | due to | 20 |
wk, wks | week | 12 |
mo, mos | month | 12 |
hr, hrs | hour | 20 | #<num every per
HR | hazard ratio | 5 | ci confidence survival p trial
CI | confidence interval | 12 | or hr #percent p ratio #<num
CI | contraindication | 3 | mri relative absolute
RR | relative risk | 5 | ci confidence p trial
NNT | number needed to treat | 3 |
RCT | randomized controlled trial | 8 | trial placebo
RCT | rotator cuff tear | 5 | shoulder supraspinatus repair
wt, Wt | weight | 15 |
ht, Ht | height | 10 |
temp, Temp | temperature | 20 |
LBM | last bowel movement | 4 | constipation
LBM | lean body mass | 2 | weight
NTD | neural tube defect | 3 | folic fetal afp spina
PO2 | partial pressure of oxygen | 8 |
OPD | outpatient department | 5 |
QOL | quality of life | 12 |
BSA | body surface area | 10 |
IBW | ideal body weight | 6 |
TBSA | total body surface area | 6 |
SIB | self-injurious behavior | 4 |
NOK | next of kin | 8 |
CTM | continue to monitor | 5 |
ISO | in the setting of | 4 |
MAR | medication administration record | 10 |
EMR | electronic medical record | 12 |
EHR | electronic health record | 12 |
CPOE | computerized provider order entry | 4 |
HOB | head of bed | 10 |
IS | incentive spirometry | 10 | encourage pulmonary toilet cough oob hourly bedside
I/S | incentive spirometry | 4 |
TCDB | turn, cough, and deep breathe | 3 |
SOAP | subjective, objective, assessment, and plan | 4 | note
ICD-10, ICD-9 | International Classification of Diseases | 12 |
ICD | International Classification of Diseases | 5 | code codes coding billing
CPT | Current Procedural Terminology | 6 | code billing
CPT | chest physiotherapy | 5 | secretions cf mucus
ABI | acquired brain injury | 5 | cognitive rehab head
NOC, noc | night | 5 |
AMB | ambulate | 5 |
TED | thromboembolic deterrent stockings | 8 | stockings hose
SOC | standard of care | 6 |
GOC | goals of care | 10 |
CMO | comfort measures only | 8 |
DOA | dead on arrival | 4 |
DOS | date of service | 4 | visit billed
DOS | date of surgery | 4 | scheduled
HIPAA | Health Insurance Portability and Accountability Act | 8 |
ADA | American Diabetes Association | 8 | diet calorie diabetic
ADA | adenosine deaminase | 3 | pleural tb fluid
AA | African American | 8 | male female year-old
AA | Alcoholics Anonymous | 8 | meetings sober sponsor alcohol sobriety meeting
AA | aortic aneurysm | 2 | repair
AAM | African American man | 2 |
AAF | African American woman | 2 |
SA | substance abuse | 4 | drug alcohol
SA | Staphylococcus aureus | 3 | culture
SB | sinus bradycardia | 4 | rate ekg hr
SB | small bowel | 5 | obstruction loops
HS | heart sounds | 6 | murmur s1 s2 regular
HS | hidradenitis suppurativa | 4 | axilla abscess
ppx, PPx | prophylaxis | 15 |
LTC | long-term care | 8 |
CTX | contractions | 3 | labor minutes fetal
TLD | tubes, lines, and drains | 3 |
mod | moderate | 8 |
neg, Neg | negative | 15 |
pos, Pos | positive | 10 |
approx | approximately | 10 |
eval | evaluation | 10 |
preop, pre-op | preoperative | 10 |
postop, post-op | postoperative | 15 |
vag | vaginal | 4 |
resp, Resp | respiratory | 12 |
CV | cardiovascular | 20 | rrr regular murmur s1 risk >: @exam
CV | central venous | 4 | line catheter
neuro, Neuro | neurologic | 12 |
psych, Psych | psychiatric | 10 |
gen, Gen | general | 8 |
echo, Echo | echocardiogram | 15 |
cath | catheterization | 12 |
chemo | chemotherapy | 15 |
rehab | rehabilitation | 8 |
lytes | electrolytes | 10 |
crit | hematocrit | 5 |
coags | coagulation studies | 6 |
nebs | nebulizer treatments | 6 |
sats | oxygen saturations | 8 |
vent | ventilator | 8 |
trach | tracheostomy | 10 |
osteo | osteomyelitis | 4 |
benzos | benzodiazepines | 4 |
HD | heart disease | 2 | family
NC | noncontributory | 8 | family history @family
NC | no change | 2 | exam
MS | medical student | 1 | attending iii
NA | not available | 4 | records
AD | advance directive | 3 | dnr code
AD | atopic dermatitis | 5 | eczema topical steroid itching skin
PRN | as needed | 1 |
PMD | primary medical doctor | 6 |
IMP | impression | 5 |
BW | birth weight | 4 | g grams apgar
BW | blood work | 3 | drawn
BW | body weight | 3 | kg
TF | tube feeding | 5 | rate goal residual
TF | transfer | 1 |
WA | while awake | 3 | q4h
LFA | left femoral artery | 2 |
LTG | long-term goal | 3 | therapy patient will
LTG | lamotrigine | 2 | seizure mg
STG | short-term goal | 3 |
TOC | transition of care | 2 | discharge
TOC | test of cure | 2 | chlamydia
SPT | suprapubic tube | 3 |
PIV | peripheral intravenous line | 5 |
ASC | ambulatory surgery center | 3 |
LMD | local medical doctor | 3 |
BIB | brought in by | 5 |
WC | wheelchair | 5 | bound transfers
WC | waist circumference | 1 | cm
`;
