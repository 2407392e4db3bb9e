/** Eyes, ears, nose and throat. For the columns see table.ts. */
export const OPHTHALMOLOGY = `
OD | right eye | 25 | vision eye iop cataract acuity os ou pupil drops retina visual macular glaucoma 20/20 lens corneal
OD | overdose | 20 | suicide suicidal acetaminophen heroin opioid opiate narcan naloxone ingestion intentional pills drug tylenol heroin found
od, OD | once daily | 5 | mg tab tablet po
OS | left eye | 25 | vision eye iop cataract acuity od ou pupil drops retina visual macular glaucoma 20/20 lens corneal
OU | both eyes | 25 |
IOP | intraocular pressure | 20 |
AMD, ARMD | age-related macular degeneration | 12 |
PDR | proliferative diabetic retinopathy | 8 |
NPDR | nonproliferative diabetic retinopathy | 8 |
DR | diabetic retinopathy | 10 | retina laser fundus macular eye npdr
DME | diabetic macular edema | 8 | eye anti-vegf retina oct macular
DME | durable medical equipment | 10 | walker wheelchair home commode
RD | retinal detachment | 10 | eye retina vision flashes floaters vitrectomy
RD | registered dietitian | 8 | diet nutrition consult feeding
PVD | posterior vitreous detachment | 6 | floaters flashes retina eye vitreous
VA | visual acuity | 15 | 20/20 eye od os snellen corrected vision
VA | Veterans Affairs | 15 | hospital followed clinic veteran records
VF | visual field | 8 | eye full confrontation glaucoma defect
PCIOL | posterior chamber intraocular lens | 6 |
IOL | intraocular lens | 10 | cataract phacoemulsification eye
IOL | induction of labor | 8 | pitocin weeks cervix oxytocin cervical misoprostol
CE | cataract extraction | 5 | lens eye
CE | cardiac enzymes | 5 | troponin negative ekg serial
POAG | primary open-angle glaucoma | 8 |
CRVO | central retinal vein occlusion | 5 |
CRAO | central retinal artery occlusion | 5 |
OCT | optical coherence tomography | 10 |
RNFL | retinal nerve fiber layer | 4 |
CRT | central retinal thickness | 3 | oct macular eye
C/D | cup-to-disc ratio | 6 |
AS | left ear | 3 | ear drops otic hearing ad au
AD | right ear | 3 | ear drops otic hearing as au
AU | both ears | 4 |
ENT | ear, nose, and throat | 25 |
T&A | tonsillectomy and adenoidectomy | 12 |
TMJ | temporomandibular joint | 12 |
BPPV | benign paroxysmal positional vertigo | 10 |
SNHL | sensorineural hearing loss | 8 |
HL | hearing loss | 5 | audiogram ear sensorineural
HL | hyperlipidemia | 10 | statin htn dm cholesterol cad lipitor
LPR | laryngopharyngeal reflux | 5 |
OP | oropharynx | 10 | clear moist exudate erythema mucous @exam
OP | outpatient | 6 | clinic follow-up department
MMM | mucous membranes moist | 15 |
NCAT, NC/AT | normocephalic and atraumatic | 25 |
RAPD | relative afferent pupillary defect | 5 |
APD | afferent pupillary defect | 8 |
SLE | slit-lamp examination | 5 | eye cornea anterior lens
VF | vocal fold | 3 | larynx hoarseness paralysis
AC | anterior chamber | 6 | eye deep quiet cell flare slit lamp cornea
CF | counting fingers | 4 | vision eye acuity
HM | hand motion | 3 | vision eye acuity
LP | light perception | 4 | vision eye acuity nlp
NLP | no light perception | 4 |
RE | right eye | 2 |
LE | left eye | 1 |
FESS | functional endoscopic sinus surgery | 5 |
DCR | dacryocystorhinostomy | 3 |
DES | dry eye syndrome | 4 | tears ocular eye
PK | penetrating keratoplasty | 3 |
PRP | panretinal photocoagulation | 4 | retina laser diabetic
PRP | platelet-rich plasma | 3 | injection tendon
BMT | bilateral myringotomy and tubes | 4 | otitis ear effusion adenoidectomy
`;
