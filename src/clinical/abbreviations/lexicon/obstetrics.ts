/** Pregnancy, birth, gynecology, newborns and children. For the columns see table.ts. */
export const OBSTETRICS = `
IUP | intrauterine pregnancy | 20 |
IUGR | intrauterine growth restriction | 15 |
IUFD | intrauterine fetal demise | 8 |
IUD | intrauterine device | 20 |
EDC | estimated date of confinement | 8 |
EDD | estimated date of delivery | 12 |
EGA | estimated gestational age | 12 |
GA | gestational age | 15 | weeks wk infant neonate born preterm fetal
GA | general anesthesia | 15 | induced intubated lma procedure surgery operating
LMP | last menstrual period | 25 |
SVD | spontaneous vaginal delivery | 12 |
NSVD | normal spontaneous vaginal delivery | 15 |
VBAC | vaginal birth after cesarean | 10 |
C/S, CS, C-section | cesarean section | 20 | delivery breech fetal labor prior repeat weeks low transverse
PROM | premature rupture of membranes | 12 | labor weeks fluid preterm
PROM | passive range of motion | 8 | shoulder knee therapy active arom exercises
ROM | rupture of membranes | 10 | labor fluid clear meconium weeks contractions delivery amniotic
ROM | range of motion | 40 | shoulder knee full hip limited joint neck flexion extension decreased pain motion
AROM | artificial rupture of membranes | 8 | labor fluid clear delivery oxytocin
AROM | active range of motion | 8 | shoulder knee therapy degrees exercises
SROM | spontaneous rupture of membranes | 10 |
PPROM | preterm premature rupture of membranes | 8 |
FHR | fetal heart rate | 12 |
FHT | fetal heart tones | 12 |
NST | nonstress test | 12 | reactive fetal accelerations weeks
NST | nuclear stress test | 4 | perfusion ischemia coronary
BPP | biophysical profile | 8 |
AFI | amniotic fluid index | 8 |
BPD | biparietal diameter | 8 | fetal femur length circumference weeks mm cm
BPD | bronchopulmonary dysplasia | 10 | premature preterm ventilator infant lung oxygen nicu
PPH | postpartum hemorrhage | 12 | uterine atony delivery oxytocin
PPH | primary pulmonary hypertension | 5 | pressure rv
PIH | pregnancy-induced hypertension | 8 |
HELLP | hemolysis, elevated liver enzymes, and low platelets | 8 |
PID | pelvic inflammatory disease | 15 |
STD | sexually transmitted disease | 20 | chlamydia gonorrhea partner condom sexual
STD | short-term disability | 3 | work form employer
STI | sexually transmitted infection | 15 |
TAH | total abdominal hysterectomy | 20 |
TVH | total vaginal hysterectomy | 10 |
BSO | bilateral salpingo-oophorectomy | 20 |
TAH-BSO, TAH/BSO | total abdominal hysterectomy with bilateral salpingo-oophorectomy | 12 |
BTL | bilateral tubal ligation | 12 |
D&C | dilation and curettage | 20 |
D&E | dilation and evacuation | 6 |
SAB | spontaneous abortion | 10 |
TAB | therapeutic abortion | 6 | g p pregnancy sab gravida
EAB | elective abortion | 5 |
PAP, Pap | Papanicolaou smear | 20 | smear cervical hpv abnormal
PAP | pulmonary artery pressure | 4 | wedge systolic catheter
PMB | postmenopausal bleeding | 8 |
DUB | dysfunctional uterine bleeding | 8 |
PMS | premenstrual syndrome | 8 |
GBS | group B streptococcus | 15 | labor positive penicillin vaginal rectal swab pregnancy prophylaxis newborn status delivery maternal
OB | obstetrics | 15 | labor gyn pregnant
OB | occult blood | 4 | stool fecal positive
GYN, Gyn, gyn | gynecology | 20 |
OB/GYN, OBGYN | obstetrics and gynecology | 20 |
VE | vaginal examination | 5 | dilated cervix
VE | vacuum extraction | 4 | delivery
VS | vital signs | 25 | stable temp bp afebrile @vitals @exam
vs | versus | 25 |
VSS | vital signs stable | 25 |
AGA | appropriate for gestational age | 8 |
SGA | small for gestational age | 10 |
LGA | large for gestational age | 8 |
LBW | low birth weight | 8 |
NICU | neonatal intensive care unit | 25 |
PICU | pediatric intensive care unit | 15 |
RDS | respiratory distress syndrome | 10 |
NEC | necrotizing enterocolitis | 12 | preterm infant pneumatosis feeds
NEC | not elsewhere classified | 4 | code
ROP | retinopathy of prematurity | 10 |
TTN | transient tachypnea of the newborn | 6 |
IVH | intraventricular hemorrhage | 10 |
SIDS | sudden infant death syndrome | 8 |
FTT | failure to thrive | 15 |
AOM | acute otitis media | 12 |
OM | otitis media | 10 | ear tympanic amoxicillin effusion tm
OM | osteomyelitis | 10 | bone foot ulcer mri vancomycin toe
OME | otitis media with effusion | 6 |
TM | tympanic membrane | 15 | ear clear erythematous bulging intact canal @exam
TMs | tympanic membranes | 20 |
HEENT | head, eyes, ears, nose, and throat | 45 |
UTD | up to date | 15 | immunization vaccine vaccination shots
WCC | well-child check | 8 |
WCC | white cell count | 5 | crp neutrophil raised
MMR | measles, mumps, and rubella | 12 | vaccine immunization
MMR | mismatch repair | 6 | tumor deficient msi ihc
DTaP | diphtheria, tetanus, and acellular pertussis | 10 |
HPV | human papillomavirus | 15 |
HSV | herpes simplex virus | 20 |
VZV | varicella-zoster virus | 12 |
EBV | Epstein-Barr virus | 12 |
CMV | cytomegalovirus | 15 |
CMV | controlled mandatory ventilation | 3 | peep ventilator fio2
HFMD | hand, foot, and mouth disease | 5 |
CP | cerebral palsy | 15 | spastic quadriplegia wheelchair child developmental diplegia baclofen seizure
PDD | pervasive developmental disorder | 5 |
ASD | autism spectrum disorder | 12 | autism speech behavior social developmental school child adhd
NSVB | normal spontaneous vaginal birth | 3 |
MSAF | meconium-stained amniotic fluid | 4 |
PTL | preterm labor | 8 |
PP | postpartum | 8 | day delivery lochia breastfeeding
HC | head circumference | 6 | percentile cm infant growth weight length
HC | hydrocortisone | 4 | cream mg adrenal
AF | amniotic fluid | 5 | fetal oligohydramnios pocket ultrasound weeks
BV | bacterial vaginosis | 8 |
CS | conscious sedation | 3 | midazolam fentanyl
EFW | estimated fetal weight | 6 |
CRL | crown-rump length | 4 |
FM | fetal movement | 5 | weeks good vb lof active contractions
VB | vaginal bleeding | 6 | lof fm contractions pregnancy
LOF | loss of fluid | 5 | vb fm contractions labor leaking
PPTL | postpartum tubal ligation | 3 |
TOLAC | trial of labor after cesarean | 4 |
PTB | preterm birth | 4 |
PTB | pulmonary tuberculosis | 2 | sputum afb
CPD | cephalopelvic disproportion | 3 |
SVD | structural valve deterioration | 0.5 | bioprosthetic
HC | home care | 2 | nursing
AGA | androgenetic alopecia | 1 | hair minoxidil
BF | breastfeeding | 4 |
AB | abortion | 6 | gravida para g p spontaneous
AB | antibiotic | 4 | course
TOA | tubo-ovarian abscess | 4 |
NBN | newborn nursery | 2 |
MAS | meconium aspiration syndrome | 3 |
`;
