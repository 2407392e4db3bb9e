/** `term | synonyms`, one a line: what notes of every specialty hold. */
export const GENERAL_TERMS = `
diabetes mellitus | diabetes, sugar diabetes, DM
type 2 diabetes mellitus | type 2 diabetes, type II diabetes, T2DM, NIDDM, adult-onset diabetes
type 1 diabetes mellitus | type 1 diabetes, type I diabetes, T1DM, IDDM
chronic obstructive pulmonary disease | COPD, chronic obstructive lung disease
asthma | bronchial asthma
pneumonia | PNA, lung infection
tuberculosis | TB
chronic kidney disease | CKD, chronic renal insufficiency, chronic renal disease
end-stage renal disease | ESRD, end stage renal disease, end-stage kidney disease
acute kidney injury | AKI, acute renal failure
urinary tract infection | UTI, bladder infection
nephrolithiasis | kidney stone, kidney stones
benign prostatic hyperplasia | BPH, enlarged prostate
gastroesophageal reflux disease | GERD, acid reflux, reflux disease
peptic ulcer disease | PUD, stomach ulcer, gastric ulcer, duodenal ulcer
gastrointestinal bleeding | GI bleed, GI bleeding
cirrhosis | liver cirrhosis, hepatic cirrhosis
hepatitis | liver inflammation
pancreatitis | acute pancreatitis, chronic pancreatitis
inflammatory bowel disease | IBD
Crohn disease | Crohn's disease
ulcerative colitis | UC
appendicitis | acute appendicitis
cholecystitis | acute cholecystitis
constipation |
diarrhea | diarrhoea, loose stools
nausea | queasiness
vomiting | emesis
abdominal pain | belly pain, stomach pain
stroke | cerebrovascular accident, CVA, brain attack
transient ischemic attack | TIA, mini-stroke
seizure | convulsion, fit, seizures
epilepsy | seizure disorder
multiple sclerosis |
Parkinson disease | Parkinson's disease, parkinsonism
Alzheimer disease | Alzheimer's disease, Alzheimer dementia
dementia | cognitive decline
migraine | migraine headache
headache | cephalgia, head pain
dizziness | lightheadedness, vertigo
depression | major depressive disorder, MDD, depressive disorder
anxiety | anxiety disorder, generalized anxiety disorder
hypothyroidism | underactive thyroid
hyperthyroidism | overactive thyroid, thyrotoxicosis
osteoporosis | low bone density
osteoarthritis | degenerative joint disease, DJD, OA
rheumatoid arthritis | RA
gout | gouty arthritis
low back pain | lumbago, LBP
anemia | anaemia, low hemoglobin
cancer | malignancy, malignant neoplasm, malignant tumor
breast cancer | breast carcinoma, carcinoma of the breast
lung cancer | lung carcinoma, bronchogenic carcinoma
prostate cancer | prostate carcinoma, adenocarcinoma of the prostate
colon cancer | colorectal cancer, colon carcinoma
sepsis | septicemia, septic
cellulitis | skin infection
fever | pyrexia, febrile
cough |
fatigue | tiredness, malaise
weight loss | loss of weight
obesity | obese
shortness of breath | dyspnea, breathlessness, dyspnoea, SOB
chest pain | CP
edema | swelling, oedema
rash | skin eruption, exanthem
pain | ache, discomfort
fracture | broken bone
deep vein thrombosis | DVT, deep venous thrombosis
pulmonary embolism | pulmonary embolus
hypertension | high blood pressure, HTN
hyperlipidemia | high cholesterol, dyslipidemia, hypercholesterolemia
coronary artery disease | CAD, ischemic heart disease
heart failure | congestive heart failure, CHF
atrial fibrillation | afib
sleep apnea | obstructive sleep apnea, OSA
alcohol abuse | alcoholism, alcohol use disorder, alcohol dependence
tobacco use | smoking, smoker, cigarette use
penicillin allergy | allergic to penicillin, PCN allergy
pregnancy | pregnant, gravid
surgery | operation, surgical procedure
`;
