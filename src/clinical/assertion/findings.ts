/**
 * How a finding runs. A `chronic` one in a list entry by itself is a known problem, not news; a `habit` is told as history.
 */
export type Course = "acute" | "chronic" | "habit";

interface Finding {
  name: string;
  /** Other words for it, the name first. */
  words: readonly string[];
  course: Course;
}

/** One finding a line: the name, then synonyms after bars; `*` before a name marks it chronic. Plurals are made by rule. */
const LINES = `
fever|febrile|fevers|pyrexia|feverish
chills|rigors|rigor|shaking chills
night sweats|nocturnal sweating
diaphoresis|diaphoretic|sweats|sweating
fatigue|tiredness|lethargy|lethargic|exhaustion
malaise
weakness|generalized weakness|asthenia
weight loss|loss of weight|unintentional weight loss
weight gain
anorexia|loss of appetite|decreased appetite|poor appetite|poor oral intake|decreased oral intake
dehydration|dehydrated|volume depletion
failure to thrive
cachexia|cachectic|wasting
distress|acute distress|apparent distress
pain|tenderness|tender
chest pain|chest discomfort|chest pressure|chest tightness|substernal chest pain|pleuritic chest pain|cp
*angina|angina pectoris|stable angina
unstable angina
palpitations|palpitation
syncope|syncopal episode|fainting|passed out
presyncope|near syncope|near-syncope
dyspnea|shortness of breath|short of breath|sob|dyspnoea|breathlessness|trouble breathing|difficulty breathing
dyspnea on exertion|doe|exertional dyspnea
orthopnea
paroxysmal nocturnal dyspnea|pnd
claudication|intermittent claudication
cyanosis|cyanotic
clubbing
edema|oedema|swelling|edematous|peripheral edema|pedal edema|pitting edema|leg swelling|lower extremity edema|ankle edema
anasarca
jugular venous distension|jvd|jugular venous distention|elevated jvp
murmur|heart murmur|systolic murmur|diastolic murmur
gallop|gallops
rub|rubs|friction rub
carotid bruit|bruit
tachycardia|tachycardic|sinus tachycardia
bradycardia|bradycardic|sinus bradycardia
hypotension|hypotensive|low blood pressure
orthostatic hypotension|orthostasis
arrhythmia|dysrhythmia|ectopy
cough|nonproductive cough|productive cough|dry cough
sputum|sputum production|phlegm
hemoptysis|coughing up blood
wheeze|wheezing|wheezes
stridor
rales|crackles|crepitations
rhonchi|rhonchus
air hunger
hypoxia|hypoxemia|hypoxic|hypoxaemia|desaturation
hypercapnia|hypercarbia
tachypnea|tachypneic
respiratory distress
respiratory failure|acute respiratory failure|hypoxic respiratory failure
apnea|apneic
nasal congestion|congestion|stuffy nose
rhinorrhea|runny nose|nasal discharge
epistaxis|nosebleed|nose bleed
sore throat|throat pain|odynophagia
dysphagia|difficulty swallowing|trouble swallowing
hoarseness|dysphonia
ear pain|otalgia|earache
tinnitus|ringing in the ears
hearing loss|deafness|decreased hearing|difficulty hearing
vertigo
dizziness|dizzy|lightheadedness|lightheaded|light-headedness
blurred vision|blurry vision|visual changes|vision changes|changes in vision
diplopia|double vision
photophobia
vision loss|loss of vision|blindness|visual loss
eye pain|red eye
headache|cephalgia|headaches
*migraine|migraine headache
neck pain|neck stiffness|stiff neck|nuchal rigidity|meningismus
seizure|convulsion|seizures
*epilepsy|seizure disorder
confusion|confused|disorientation|disoriented
altered mental status|mental status change|mental status changes|ams|encephalopathy
delirium|delirious
loss of consciousness|loc|unresponsiveness|unresponsive
memory loss|forgetfulness|amnesia
numbness|numb
tingling|paresthesia|paresthesias|pins and needles
paralysis|plegia
hemiparesis|hemiplegia|left-sided weakness|right-sided weakness
facial droop|facial weakness
aphasia|dysphasia
dysarthria|slurred speech
ataxia|gait disturbance|unsteady gait|gait instability
tremor|tremors|shaking
focal neurologic deficit|focal deficit|focal neurological deficit|neurologic deficit|neurological deficit|focal deficits
abdominal pain|belly pain|stomach pain|abd pain|epigastric pain|abdominal discomfort|right upper quadrant pain|flank pain|abdominal tenderness
abdominal distension|abdominal distention|bloating|distended abdomen|bowel distention
nausea|nauseated|nauseous|queasiness
vomiting|emesis|vomited|throwing up
hematemesis|vomiting blood|coffee-ground emesis
diarrhea|diarrhoea|loose stools|watery stools|loose stool
constipation|constipated|obstipation
melena|black stools|tarry stools|black tarry stools
hematochezia|bright red blood per rectum|brbpr|rectal bleeding|bloody stools|blood in stool
heartburn|pyrosis
dyspepsia|indigestion
jaundice|icterus|icteric|jaundiced|scleral icterus
ascites
hepatomegaly
splenomegaly
hepatosplenomegaly|organomegaly
guarding
rebound|rebound tenderness
rigidity
incontinence|fecal incontinence
*urinary incontinence
dysuria|painful urination|burning with urination
hematuria|blood in urine|gross hematuria|microscopic hematuria
urinary frequency|frequency
urgency|urinary urgency
nocturia
polyuria
oliguria|decreased urine output
anuria
urinary retention
polydipsia
vaginal bleeding|abnormal uterine bleeding|menorrhagia
vaginal discharge
amenorrhea
dysmenorrhea|menstrual cramps
hot flashes
testicular pain
erectile dysfunction|impotence
myalgia|muscle pain|muscle aches|body aches
arthralgia|joint pain|joint pains
joint swelling
back pain|low back pain|lower back pain|lumbago
knee pain
hip pain
shoulder pain
leg pain|calf pain|calf tenderness
arm pain
muscle cramps|cramps|cramping
muscle spasm|spasm
stiffness|joint stiffness
rash|skin rash|exanthem
pruritus|itching|itchy
urticaria|hives
erythema|redness|erythematous
petechiae|purpura
ecchymosis|bruising|bruise|bruises|ecchymoses
laceration
abrasion
ulcer|ulceration|skin ulcer
*pressure ulcer|decubitus ulcer|bedsore|pressure injury|sacral decubitus
blister|bullae|vesicles
pallor|pale
lymphadenopathy|adenopathy|swollen glands|enlarged lymph nodes|cervical lymphadenopathy
thyromegaly|enlarged thyroid
*goiter|goitre
depressed mood|low mood|sadness
suicidal ideation|suicidal thoughts|suicidality|si
homicidal ideation|homicidal thoughts
hallucination|auditory hallucinations|visual hallucinations
delusion|delusions
paranoia|paranoid ideation
agitation|agitated
insomnia|difficulty sleeping|sleep disturbance|trouble sleeping
panic attack
mania|manic episode
psychosis|psychotic symptoms
irritability
polyp|polyps|colonic polyp
*colon polyps
mass|masses|lump
nodule|pulmonary nodule|lung nodule
lesion
cyst
opacity|opacification|airspace opacity
infiltrate|pulmonary infiltrate
consolidation
atelectasis
effusion|fluid collection
pleural effusion
pericardial effusion
pneumothorax|ptx
pulmonary edema|pulmonary oedema
pulmonary vascular congestion|vascular congestion
hemorrhage|bleeding|haemorrhage|bleed
hematoma|haematoma
intracranial hemorrhage|intracerebral hemorrhage|ich
subarachnoid hemorrhage|sah
subdural hematoma|sdh
epidural hematoma
gastrointestinal bleeding|gi bleed|gi bleeding|gastrointestinal hemorrhage|upper gi bleed|lower gi bleed|gib
fracture|fractures|fx
dislocation
sprain
contusion
foreign body
midline shift
mass effect
hydrocephalus
infarct|infarction
ischemia|ischemic changes|ischaemia
st elevation|st segment elevation|st depression
wall motion abnormality|wall motion abnormalities
thrombus|thrombosis|clot
stenosis
stricture
occlusion
dilatation|dilation|biliary dilatation
obstruction
perforation
free air|pneumoperitoneum
abscess
pus|purulence|purulent drainage|purulent discharge
drainage
calcification
aneurysm
pseudoaneurysm
dissection
shunt
scarring
fibrosis
hyperplasia
dysplasia
metaplasia
malignancy|malignant|cancer|neoplasm|neoplasia|carcinoma|malignant cells
tumor|tumour
metastasis|metastases|metastatic disease|mets
*hypertension|htn|high blood pressure|elevated blood pressure|essential hypertension|hypertensive
hypertensive emergency|hypertensive urgency|hypertensive crisis
*hyperlipidemia|hld|dyslipidemia|hypercholesterolemia|high cholesterol|increased cholesterol|elevated cholesterol
*coronary artery disease|cad|coronary disease|ischemic heart disease|coronary heart disease
myocardial infarction|mi|heart attack|nstemi|stemi|acute myocardial infarction
acute coronary syndrome|acs
*congestive heart failure|chf|heart failure|hfref|hfpef|systolic heart failure|diastolic heart failure
*cardiomyopathy|ischemic cardiomyopathy
*atrial fibrillation|afib|a fib|a-fib|af
*atrial flutter
ventricular tachycardia|vt|v tach
ventricular fibrillation|vf
supraventricular tachycardia|svt
cardiac arrest
*heart block|av block|bundle branch block|lbbb|rbbb
*aortic stenosis
*aortic regurgitation|aortic insufficiency
*mitral regurgitation|mitral insufficiency
*mitral stenosis
*mitral valve prolapse|mvp
*valvular heart disease|valvular disease
endocarditis|infective endocarditis
myocarditis
pericarditis
cardiac tamponade|tamponade
cardiogenic shock
*peripheral vascular disease|pvd|peripheral arterial disease|pad|peripheral artery disease
*carotid stenosis|carotid artery stenosis
*aortic aneurysm|aaa|abdominal aortic aneurysm|thoracic aortic aneurysm
aortic dissection
deep vein thrombosis|dvt|deep venous thrombosis
pulmonary embolism|pe|pulmonary embolus|pulmonary emboli
*varicose veins
*venous insufficiency|chronic venous insufficiency
*pulmonary hypertension
*chronic obstructive pulmonary disease|copd|emphysema
*chronic bronchitis
*asthma|reactive airway disease
asthma exacerbation|copd exacerbation
bronchitis|acute bronchitis
bronchiolitis
*bronchiectasis
pneumonia|pna|community acquired pneumonia|aspiration pneumonia
pneumonitis
aspiration
*interstitial lung disease|ild|pulmonary fibrosis
*sarcoidosis
*cystic fibrosis
*obstructive sleep apnea|osa|sleep apnea
acute respiratory distress syndrome|ards
upper respiratory infection|uri|common cold
influenza|flu
covid-19|covid|sars-cov-2
tuberculosis|tb
*latent tuberculosis
sinusitis|sinus infection
pharyngitis|strep throat|streptococcal pharyngitis
tonsillitis
otitis media|otitis|ear infection
otitis externa
laryngitis
croup
*allergic rhinitis|seasonal allergies|hay fever
epiglottitis
*gastroesophageal reflux disease|gerd|acid reflux|reflux|gastro-esophageal reflux disease
gastritis
esophagitis
*barrett's esophagus|barrett esophagus
*esophageal varices|varices|gastric varices
*peptic ulcer disease|pud
gastric ulcer|duodenal ulcer
gastroenteritis
colitis
*ulcerative colitis|uc
*crohn's disease|crohn disease|crohns
*inflammatory bowel disease|ibd
*irritable bowel syndrome|ibs
*celiac disease|celiac sprue|coeliac disease
*diverticulosis|diverticula
diverticulitis
appendicitis
cholecystitis|acute cholecystitis
cholelithiasis|gallstones|gallstone
choledocholithiasis
cholangitis
pancreatitis|acute pancreatitis
*chronic pancreatitis
hepatitis
*hepatitis b|hbv|chronic hepatitis b
*hepatitis c|hcv|chronic hepatitis c
*cirrhosis|liver cirrhosis
*liver disease|chronic liver disease|fatty liver|hepatic steatosis|nafld
liver failure|hepatic failure
hepatic encephalopathy
bowel obstruction|small bowel obstruction|sbo|intestinal obstruction
ileus
hernia|inguinal hernia|umbilical hernia
*hiatal hernia
hemorrhoids|haemorrhoids
anal fissure
peritonitis
volvulus
intussusception
mesenteric ischemia|ischemic colitis|ischemic bowel
clostridium difficile infection|c diff|c difficile|clostridium difficile
*diabetes mellitus|diabetes|dm|type 2 diabetes|type 1 diabetes|type 2 diabetes mellitus|type 1 diabetes mellitus|t2dm|t1dm|dm2|iddm|niddm|diabetic
diabetic ketoacidosis|dka
*diabetic neuropathy|diabetic retinopathy|diabetic nephropathy
hypoglycemia|low blood sugar|hypoglycemic
hyperglycemia|high blood sugar|elevated blood sugar
*prediabetes|impaired glucose tolerance
*hypothyroidism|hypothyroid|underactive thyroid
*hyperthyroidism|hyperthyroid|thyrotoxicosis
*hashimoto's thyroiditis|graves disease|graves' disease
thyroiditis
thyroid nodule
*adrenal insufficiency|addison's disease
*cushing's syndrome|cushing syndrome
*pheochromocytoma
*hyperparathyroidism
*obesity|obese|morbid obesity|overweight
*metabolic syndrome
malnutrition|malnourished
*vitamin d deficiency
vitamin b12 deficiency|b12 deficiency
*osteoporosis|osteopenia
*gout|gouty arthritis
*polycystic ovary syndrome|pcos|polycystic ovarian syndrome
hyponatremia|low sodium
hypernatremia
hypokalemia|low potassium
hyperkalemia|high potassium
hypocalcemia
hypercalcemia
hypomagnesemia
hypophosphatemia
acidosis|metabolic acidosis|lactic acidosis
alkalosis
rhabdomyolysis
acute kidney injury|aki|acute renal failure|arf
*chronic kidney disease|ckd|chronic renal insufficiency|cri|renal insufficiency|chronic renal failure
*end stage renal disease|esrd|end-stage renal disease
renal failure
nephrolithiasis|kidney stones|kidney stone|renal calculi|renal stone|ureteral stone|renal calculus
hydronephrosis
pyelonephritis
urinary tract infection|uti
cystitis
urosepsis
glomerulonephritis
*nephrotic syndrome
proteinuria|albuminuria
*polycystic kidney disease
*benign prostatic hyperplasia|bph|enlarged prostate|benign prostatic hypertrophy
prostatitis
epididymitis
testicular torsion
ovarian cyst
ovarian torsion
*endometriosis
*uterine fibroids|fibroids|leiomyoma|fibroid
pelvic inflammatory disease|pid
ectopic pregnancy
pregnancy|pregnant|gravid
miscarriage|spontaneous abortion
preeclampsia|pre-eclampsia
gestational diabetes
vaginitis|bacterial vaginosis|yeast infection
*menopause|postmenopausal|post-menopausal
preterm labor
anemia|anemic|anaemia
*iron deficiency anemia|iron deficiency
*sickle cell disease|sickle cell anemia
*thalassemia
*hemophilia
thrombocytopenia|low platelets
thrombocytosis
leukocytosis|elevated white count|elevated white blood cell count
leukopenia|neutropenia|neutropenic fever
pancytopenia
coagulopathy|coagulation disorder
disseminated intravascular coagulation|dic
*leukemia|cll|aml|cml
*lymphoma|hodgkin lymphoma|non-hodgkin lymphoma
*multiple myeloma|myeloma
*breast cancer|breast carcinoma
*lung cancer|lung carcinoma|non-small cell lung cancer
*colon cancer|colorectal cancer|colon carcinoma|rectal cancer
*prostate cancer|prostate carcinoma
*pancreatic cancer
*ovarian cancer
*cervical cancer
*endometrial cancer|uterine cancer
*bladder cancer
*renal cell carcinoma|kidney cancer
*hepatocellular carcinoma|liver cancer
*gastric cancer|stomach cancer
*esophageal cancer
*thyroid cancer
*skin cancer|basal cell carcinoma|squamous cell carcinoma
*melanoma
*brain tumor|glioblastoma|meningioma
adenoma|tubular adenoma
adenocarcinoma
lipoma
hemangioma
stroke|cva|cerebrovascular accident|ischemic stroke|cerebral infarction
transient ischemic attack|tia
*dementia|demented|cognitive impairment
*alzheimer's disease|alzheimer disease|alzheimers
*parkinson's disease|parkinson disease|parkinsonism
*multiple sclerosis
*peripheral neuropathy|neuropathy|polyneuropathy
*restless leg syndrome|restless legs
*trigeminal neuralgia
bell's palsy|bell palsy
guillain-barre syndrome
*myasthenia gravis
*amyotrophic lateral sclerosis
*cerebral palsy
*carpal tunnel syndrome
radiculopathy|sciatica
*spinal stenosis
disc herniation|herniated disc|disk herniation|herniated disk
*degenerative disc disease|degenerative disk disease|spondylosis
cord compression|cauda equina syndrome
meningitis
encephalitis
concussion
head injury|head trauma|traumatic brain injury
*osteoarthritis|degenerative joint disease|djd
*arthritis
*rheumatoid arthritis
*systemic lupus erythematosus|lupus|sle
*fibromyalgia
*ankylosing spondylitis
*psoriatic arthritis
*scleroderma|systemic sclerosis
*sjogren's syndrome|sjogren syndrome
vasculitis|giant cell arteritis|temporal arteritis
*polymyalgia rheumatica
septic arthritis
bursitis
tendinitis|tendonitis
rotator cuff tear
meniscal tear
plantar fasciitis
*scoliosis
compartment syndrome
osteomyelitis
cellulitis
necrotizing fasciitis
infection|infected
sepsis|septic|septicemia
septic shock|shock
bacteremia
fungemia
viral syndrome|viral infection|viral illness
*hiv|hiv infection|human immunodeficiency virus
syphilis
gonorrhea
chlamydia
herpes simplex|genital herpes|hsv
herpes zoster|shingles|zoster
varicella|chickenpox
measles
mumps
rubella
mononucleosis|mono
lyme disease
malaria
candidiasis|thrush
mrsa|methicillin-resistant staphylococcus aureus
wound infection|surgical site infection
conjunctivitis|pink eye
*glaucoma
*cataract
*macular degeneration
retinal detachment
corneal abrasion
uveitis
papilledema
*eczema|atopic dermatitis
dermatitis
*psoriasis
acne
*rosacea
impetigo
scabies
tinea
wart
actinic keratosis
seborrheic keratosis
anaphylaxis|anaphylactic reaction
angioedema
allergic reaction
drug reaction|adverse drug reaction
*depression|major depressive disorder|mdd|depressive disorder|major depression
*anxiety|anxiety disorder|generalized anxiety disorder|gad
*bipolar disorder|bipolar
*schizophrenia|schizoaffective disorder
*post-traumatic stress disorder|ptsd
*obsessive-compulsive disorder|ocd
*attention deficit hyperactivity disorder|adhd
*autism|autism spectrum disorder
*panic disorder
*personality disorder|borderline personality disorder
*eating disorder|anorexia nervosa|bulimia
*developmental delay|mental retardation|intellectual disability
*down syndrome|trisomy 21
withdrawal|alcohol withdrawal|delirium tremens
overdose|drug overdose
intoxication
*chronic pain|chronic pain syndrome
*chronic fatigue syndrome
fall|falls
trauma
injury|injuries
burn
gunshot wound|stab wound
motor vehicle accident|mva|motor vehicle collision|mvc
hypothermia
heat stroke
poisoning
multi-organ failure|multiorgan failure
graft versus host disease
transplant rejection|rejection
*immunosuppression|immunocompromised
premature birth|prematurity
neonatal jaundice
colic
febrile seizure
*congenital heart disease|tetralogy of fallot|ventricular septal defect|atrial septal defect|patent foramen ovale
*spina bifida
cleft palate|cleft lip
lactose intolerance
*hypogonadism
gynecomastia
galactorrhea
hirsutism
alopecia|hair loss
hyperhidrosis
nystagmus
ptosis
anisocoria
tonsillar exudate|exudate|exudates
oral ulcer|mouth sores
gingivitis
dental caries|tooth pain|toothache|dental pain
halitosis
dry mouth|xerostomia
dry eyes
hiccups
flatulence
tenesmus
steatorrhea
early satiety
hot intolerance|heat intolerance
cold intolerance
facial pain
jaw pain
pelvic pain
breast lump|breast mass
nipple discharge
scrotal swelling
hydrocele|varicocele
phimosis
*lymphedema
hepatojugular reflux
pulsus paradoxus
homans sign|homan's sign
murphy's sign|murphy sign
babinski sign
asterixis
clonus
hyperreflexia
hypertonia
hypotonia
spasticity
contracture
gangrene
necrosis
phlebitis|thrombophlebitis
embolism|embolus|emboli
air embolism
fat embolism
hemothorax
chylothorax
empyema
lung abscess
mediastinitis
pneumomediastinum
cardiomegaly|enlarged heart|enlarged cardiac silhouette
left ventricular hypertrophy|lvh
hilar adenopathy
pleural thickening
granuloma|granulomatous disease
honeycombing
ground glass opacity|ground-glass opacity|ground glass opacities
hyperinflation
elevated hemidiaphragm
rib fracture
compression fracture
hip fracture
wrist fracture
skull fracture
joint effusion|knee effusion
soft tissue swelling
osteolysis|lytic lesion
sclerotic lesion
spondylolisthesis
ligament tear|acl tear
hepatic lesion|liver lesion
renal cyst
renal mass
adrenal nodule|adrenal mass
intra-abdominal fluid|free fluid
bowel wall thickening
appendicolith
pneumatosis
portal hypertension
portal vein thrombosis
gallbladder wall thickening
pancreatic mass|pancreatic cyst
aortic calcification
atherosclerosis|atherosclerotic disease
vegetation
regional wall motion abnormality
diastolic dysfunction
systolic dysfunction
qt prolongation|prolonged qt
t wave inversion|t wave inversions|t-wave inversion
pvcs|premature ventricular contractions
elevated troponin|troponin elevation
elevated inr
transaminitis|elevated liver enzymes|elevated lfts
hyperbilirubinemia
hypoalbuminemia
elevated creatinine
ketonuria
pyuria
bacteriuria
glycosuria
eosinophilia
lymphocytosis
lymphopenia
hemolysis
schistocytes
melanosis
esophageal stricture|esophageal spasm
mallory-weiss tear
achalasia
gastroparesis
short bowel syndrome
fistula
ostomy complication|stoma prolapse
wound dehiscence|dehiscence
seroma
hardware failure
line infection|catheter infection
medication noncompliance|noncompliance|medical noncompliance|nonadherence
dysgeusia
anosmia|loss of smell|loss of taste
dysesthesia
hyperesthesia
neuralgia
cognitive decline
sundowning
anhedonia
hopelessness
guilt
grandiosity
flight of ideas
hypersomnia|daytime sleepiness|somnolence|somnolent|drowsiness
snoring
sleepwalking
enuresis
encopresis
stuttering
sick contacts
`;

/** Habits, told in the social history. */
const HABITS = `
smoking|smoker|smokes|tobacco|tobacco use|tobacco abuse|cigarettes|cigarette smoking|nicotine dependence|tobacco dependence
alcohol use|alcohol|etoh|drinking|alcohol consumption|ethanol|etoh use
alcohol abuse|alcoholism|alcohol dependence|etoh abuse|alcohol use disorder
drug use|illicit drug use|illicit drugs|recreational drugs|recreational drug use|drug abuse|illicits|street drugs|iv drug use|ivdu|intravenous drug use|substance abuse|substance use|polysubstance abuse
cocaine|cocaine use|cocaine abuse
heroin|heroin use|opioid use disorder|opioid abuse
marijuana|marijuana use|cannabis|cannabis use
methamphetamine|methamphetamine use
vaping|e-cigarettes
`;

function parse(lines: string, habit: boolean): Finding[] {
  return lines
    .trim()
    .split("\n")
    .map((line) => {
      const words = line.replace(/^\*/, "").split("|");
      return { name: words[0]!, words, course: habit ? "habit" : line.startsWith("*") ? "chronic" : "acute" };
    });
}

/** Findings, diseases and symptoms that mentions are found by where a caller names none. */
export const FINDINGS: readonly Finding[] = [...parse(LINES, false), ...parse(HABITS, true)];

/** A word in the singular and by rule in the plural; words that end in s, digits and short forms in capitals stay single. */
export function inflections(word: string): string[] {
  if (word.length < 3 || /(s|\d|ia|ing|ed)$/.test(word)) return [word];
  if (/(x|ch|sh)$/.test(word)) return [word, `${word}es`];
  if (/[^aeiou]y$/.test(word)) return [word, `${word.slice(0, -1)}ies`];
  return [word, `${word}s`];
}
