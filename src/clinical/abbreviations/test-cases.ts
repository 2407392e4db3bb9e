/** An abbreviation in a sentence and what it means there, written for the tests. */
export interface AbbreviationCase {
  readonly text: string;
  readonly short: string;
  readonly expansion: string;
}

/** `sentence | abbreviation | expansion`, one a line. The first occurrence of the abbreviation is meant. */
const DEVELOPMENT = `
The patient has MS with new demyelinating lesions on MRI. | MS | multiple sclerosis
Relapsing-remitting MS, started on interferon last spring. | MS | multiple sclerosis
Echo shows rheumatic MS with a mean mitral gradient of 9 mmHg. | MS | mitral stenosis
MS 2 mg IV given in the field for pain. | MS | morphine sulfate
Change in MS overnight, now lethargic and not oriented. | MS | mental status
MS: no joint swelling, no muscle tenderness. | MS | musculoskeletal
RA on methotrexate with swollen wrists, followed by rheumatology. | RA | rheumatoid arthritis
Saturating 96% on RA, no respiratory distress. | RA | room air
Catheterization: RA pressure 12, RV 40/10, wedge 22. | RA | right atrium
CT of the chest negative for PE, D-dimer was elevated. | PE | pulmonary embolism
PE: general well appearing, lungs clear, heart regular. | PE | physical examination
Bilateral PE tubes placed for recurrent otitis media. | PE | pressure equalization
PT 14.2, PTT 30, INR 1.3. | PT | prothrombin time
PT consulted for gait training and strengthening before discharge. | PT | physical therapy
Pedal pulses: DP and PT palpable bilaterally. | PT | posterior tibial
Her CA 125 and breast CA history were reviewed with oncology. | CA | cancer
Labs: Ca 8.9, Mg 2.0, Phos 3.4. | Ca | calcium
Mother died of colon ca at 60. | ca | cancer
Visual acuity 20/40 OD, cataract noted. | OD | right eye
Found unresponsive after heroin OD, given naloxone. | OD | overdose
He was brought to the OR for laparoscopic appendectomy. | OR | operating room
Smoking was associated with relapse (OR 2.3, 95% CI 1.2-4.1). | OR | odds ratio
BS present in all four quadrants, abdomen soft. | BS | bowel sounds
BS 242 this morning, insulin given. | BS | blood sugar
BS clear bilaterally, no wheezes. | BS | breath sounds
No BM for four days, constipated. | BM | bowel movement
BM biopsy showed 40% blasts, leukemia relapse. | BM | bone marrow
Dialysis dependent ESRD, HD Monday, Wednesday, Friday. | HD | hemodialysis
HD #3, afebrile, doing well. | HD | hospital day
Chorea and family history of HD with CAG expansion. | HD | Huntington disease
Longstanding DM, on insulin, with neuropathy. | DM | diabetes mellitus
Heliotrope rash and proximal weakness, consistent with DM. | DM | dermatomyositis
Follow up with your PCP in one week. | PCP | primary care physician
HIV with CD4 of 40, on Bactrim for PCP prophylaxis. | PCP | Pneumocystis pneumonia
Urine tox screen positive for PCP and cocaine. | PCP | phencyclidine
CP radiating to the left arm with SOB. | CP | chest pain
A 9-year-old boy with spastic CP in a wheelchair. | CP | cerebral palsy
Shoulder ROM limited by pain. | ROM | range of motion
Spontaneous ROM at 38 weeks with clear fluid, now in labor. | ROM | rupture of membranes
Severe AS with valve area 0.7, planned for TAVR. | AS | aortic stenosis
HLA-B27 positive AS with sacroiliitis. | AS | ankylosing spondylitis
LAD stent placed for proximal stenosis. | LAD | left anterior descending artery
Neck supple, no cervical LAD. | LAD | lymphadenopathy
ER positive, PR positive, HER2 negative breast carcinoma. | ER | estrogen receptor
He came to the ER with abdominal pain. | ER | emergency room
Metoprolol ER 50 mg daily. | ER | extended release
ER positive, PR positive, HER2 negative breast carcinoma. | PR | progesterone receptor
Acetaminophen 650 mg PR q6h prn fever. | PR | per rectum
UA with nitrites and many bacteria, culture sent. | UA | urinalysis
Admitted with UA, troponin negative, chest pain at rest. | UA | unstable angina
He denies SI or HI. | SI | suicidal ideation
Right SI joint injection for sacral pain. | SI | sacroiliac
The infant had a PDA closed with indomethacin. | PDA | patent ductus arteriosus
Vein graft to the PDA and LIMA to LAD. | PDA | posterior descending artery
CT head without contrast. | CT | computed tomography
CT output 200 mL, removed from water seal, no pneumothorax. | CT | chest tube
Lungs CTA bilaterally, no crackles. | CTA | clear to auscultation
CTA of the head and neck showed no vessel occlusion. | CTA | computed tomography angiography
Ascending weakness after Campylobacter, GBS suspected, IVIG started. | GBS | Guillain-Barré syndrome
GBS positive, penicillin given in labor. | GBS | group B streptococcus
ICD fired twice for ventricular tachycardia. | ICD | implantable cardioverter-defibrillator
ASA 81 mg daily for coronary disease. | ASA | aspirin
General anesthesia, ASA class III. | ASA | American Society of Anesthesiologists
Smokes 2 PPD for 30 years. | PPD | packs per day
PPD placed, 12 mm induration, started INH. | PPD | purified protein derivative
PPD placed, 12 mm induration, started INH for latent tuberculosis. | INH | isoniazid
NPH 20 units every morning, glucose 180. | NPH | neutral protamine Hagedorn insulin
Gait disturbance, incontinence and dementia suggest NPH; shunt planned. | NPH | normal pressure hydrocephalus
Erectile problems: ED, tried sildenafil. | ED | erectile dysfunction
She was seen in the ED and sent home. | ED | emergency department
No CVA tenderness, flank nontender. | CVA | costovertebral angle
Prior CVA with residual left hemiparesis. | CVA | cerebrovascular accident
Cirrhosis with SBP, on ceftriaxone for ascites fluid with 600 PMN. | SBP | spontaneous bacterial peritonitis
SBP 88, started norepinephrine. | SBP | systolic blood pressure
Dyspnea when lying flat, orthopnea and PND. | PND | paroxysmal nocturnal dyspnea
Sickle cell crisis with ACS, infiltrate on film, transfused. | ACS | acute chest syndrome
ACS with rising troponin, heparin drip started. | ACS | acute coronary syndrome
WBC elevated, AML in relapse, ALL ruled out by flow on the blasts. | ALL | acute lymphoblastic leukemia
Ptosis and diplopia, MG treated with pyridostigmine. | MG | myasthenia gravis
Gleason 7, PSA 12 ng/mL, seen by urology. | PSA | prostate-specific antigen
PCA with hydromorphone for postoperative pain. | PCA | patient-controlled analgesia
Infarct in the left PCA territory, occipital lobe. | PCA | posterior cerebral artery
NS 1 L bolus given. | NS | normal saline
D/C home today with follow-up in clinic. | D/C | discharge
D/C the Foley catheter. | D/C | discontinue
The pt was seen and examined. | pt | patient
US of the gallbladder shows stones. | US | ultrasound
US of the gallbladder shows stones; GB wall thickened. | GB | gallbladder
TM clear and intact in the left ear. | TM | tympanic membrane
UC flare with bloody diarrhea, on mesalamine. | UC | ulcerative colitis
IVF with 0.9% saline at 125 mL/hr. | IVF | intravenous fluids
Pregnancy conceived by IVF after embryo transfer. | IVF | in vitro fertilization
SCD crisis, on hydroxyurea. | SCD | sickle cell disease
Heparin subcutaneously and SCD boots for prophylaxis. | SCD | sequential compression device
AMA was positive, suggesting primary biliary cholangitis. | AMA | antimitochondrial antibody
Patient left AMA before treatment was complete. | AMA | against medical advice
MAP below 60 despite fluids, pressor started. | MAP | mean arterial pressure
RR 18, HR 80, BP 120/80. | RR | respiratory rate
RF titer and anti-CCP were positive. | RF | rheumatoid factor
`;
/** Written after the lexicon stood: .903 right at the first run. Four senses (CI, CTA, PA, PE) got cues after that. */
const HELD_OUT = `
She has a history of MS since 2011 and uses a cane; neurologist increased her baclofen. | MS | multiple sclerosis
The valve is thickened with moderate MS and mild MR, left atrium dilated. | MS | mitral stenosis
The valve is thickened with moderate MS and mild MR, left atrium dilated. | MR | mitral regurgitation
Pain was controlled with MS Contin 30 mg twice daily. | MS | morphine sulfate
MS exam: mood euthymic, thought process linear. | MS | mental status
Long-standing seropositive RA with ulnar deviation of the fingers. | RA | rheumatoid arthritis
Vitals: T 98.6, HR 72, SpO2 98% on RA. | RA | room air
There is enlargement of the RA and RV on the echocardiogram. | RA | right atrium
Started on a heparin drip for bilateral PE and right leg DVT. | PE | pulmonary embolism
On PE, there was tenderness in the epigastrium without guarding. | PE | physical examination
Warfarin held because PT was prolonged with INR of 4.5. | PT | prothrombin time
PT/OT to evaluate, patient ambulates with a walker. | PT | physical therapy
Father had lung CA and mother had diabetes. | CA | cancer
Corrected Ca was 11.2 with an elevated PTH. | Ca | calcium
Timolol one drop OD twice a day for glaucoma. | OD | right eye
Admitted to psychiatry after intentional OD on acetaminophen. | OD | overdose
Cornea clear OS with a posterior chamber lens in good position. | OS | left eye
After induction of anesthesia in the OR, the abdomen was prepped. | OR | operating room
The adjusted OR for death was 1.8 in the treatment group. | OR | odds ratio
Abdomen: soft, nontender, BS positive. | BS | bowel sounds
Patient checks BS at home, usually 130 to 160 before breakfast. | BS | blood sugar
Last BM was yesterday, formed and brown. | BM | bowel movement
He missed HD on Friday and now has potassium of 6.8. | HD | hemodialysis
On HD 2 the patient was advanced to a regular diet. | HD | hospital day
Type 2 DM on metformin, last A1c 8.1. | DM | diabetes mellitus
Referred by PCP Dr. Lee for evaluation of anemia. | PCP | primary care physician
Bilateral interstitial infiltrates with CD4 of 22 concerning for PCP. | PCP | Pneumocystis pneumonia
Denies CP, palpitations, or edema. | CP | chest pain
Ex-premature infant with CP and seizure disorder, fed by G-tube. | CP | cerebral palsy
Full ROM of all extremities. | ROM | range of motion
G2P1 at 39 weeks with ROM at 3 am, meconium stained. | ROM | rupture of membranes
Harsh systolic murmur radiating to carotids consistent with AS. | AS | aortic stenosis
Morning back stiffness improving with exercise, bamboo spine on film: AS. | AS | ankylosing spondylitis
Angiogram: 90% occlusion of mid LAD, balloon angioplasty performed. | LAD | left anterior descending artery
HEENT: oropharynx clear, no LAD or thyromegaly. | LAD | lymphadenopathy
The tumor is ER/PR negative by immunohistochemistry. | ER | estrogen receptor
He presented to the ER after a fall from a ladder. | ER | emergency room
Venlafaxine XR 75 mg every morning. | XR | extended release
UA: trace protein, no blood, negative nitrite. | UA | urinalysis
Positive SI with a plan to hang herself. | SI | suicidal ideation
Tenderness over the left SI joint with positive FABER. | SI | sacroiliac
Preterm neonate, murmur on day 3, PDA confirmed on echo. | PDA | patent ductus arteriosus
CT of the abdomen and pelvis with IV contrast. | CT | computed tomography
Lungs: CTA without rales or wheezing. | CTA | clear to auscultation
CTA chest: no filling defect in the pulmonary arteries. | CTA | computed tomography angiography
Areflexia and rising CSF protein, most likely GBS. | GBS | Guillain-Barré syndrome
Prenatal labs: rubella immune, GBS negative. | GBS | group B streptococcus
Dual chamber ICD implanted for ischemic cardiomyopathy. | ICD | implantable cardioverter-defibrillator
Continue ASA and clopidogrel after stenting. | ASA | aspirin
The patient was ASA 3 and cleared by anesthesia. | ASA | American Society of Anesthesiologists
Tobacco: 1 PPD x 20 years, quit 2005. | PPD | packs per day
PPD negative last year, chest film clear. | PPD | purified protein derivative
Home insulin: NPH 14 units at bedtime with regular before meals. | NPH | neutral protamine Hagedorn insulin
Enlarged ventricles on CT with magnetic gait, query NPH. | NPH | normal pressure hydrocephalus
Transferred from the ED to the floor in stable condition. | ED | emergency department
Decreased libido and ED for two years, testosterone low. | ED | erectile dysfunction
Back: no CVA tenderness. | CVA | costovertebral angle
Right-sided weakness from an old CVA. | CVA | cerebrovascular accident
Diagnostic paracentesis to exclude SBP. | SBP | spontaneous bacterial peritonitis
Keep SBP under 140 mmHg. | SBP | systolic blood pressure
She sleeps on three pillows and reports PND and leg edema. | PND | paroxysmal nocturnal dyspnea
PND and sneezing from allergies, throat cobblestoning. | PND | postnasal drip
Ruled in for ACS with troponin of 4, taken to the cath lab. | ACS | acute coronary syndrome
Child with ALL in maintenance chemotherapy with vincristine. | ALL | acute lymphoblastic leukemia
Fatigable ptosis; acetylcholine receptor antibodies positive for MG. | MG | myasthenia gravis
Prostate enlarged; PSA rising from 4 to 9. | PSA | prostate-specific antigen
Weaned from PCA to oral oxycodone. | PCA | patient-controlled analgesia
Given 2 liters NS in the emergency department. | NS | normal saline
Plan: D/C to skilled nursing facility tomorrow. | D/C | discharge
Vancomycin was D/C after cultures returned negative. | D/C | discontinue
Renal US shows mild hydronephrosis. | US | ultrasound
Left TM red and bulging with effusion. | TM | tympanic membrane
Colonoscopy consistent with UC, starting mesalamine enemas. | UC | ulcerative colitis
Irregular UC every 6 minutes, FHR reactive. | UC | uterine contractions
IVF at 100 cc per hour until tolerating diet. | IVF | intravenous fluids
Twins conceived with IVF, now 12 weeks gestation. | IVF | in vitro fertilization
Hemoglobin SS, SCD with frequent pain crises. | SCD | sickle cell disease
DVT prophylaxis: SCD and early ambulation. | SCD | sequential compression device
Refused admission and signed out AMA. | AMA | against medical advice
MAP 55 on two pressors. | MAP | mean arterial pressure
Started levodopa for PD with rest tremor. | PD | Parkinson disease
ESRD on nightly PD with cloudy effluent. | PD | peritoneal dialysis
Restaging scan shows PD with new liver metastases. | PD | progressive disease
CI 2.1 and wedge pressure 18 by Swan. | CI | cardiac index
The 95% CI crossed one. | CI | confidence interval
HR 110 and irregular, BP 100/60. | HR | heart rate
Worst HA of her life with photophobia and neck stiffness. | HA | headache
Wrist fracture after a fall; splinted by the PA in clinic. | PA | physician assistant
PA and lateral views of the chest show no infiltrate. | PA | posteroanterior
PA systolic pressure estimated at 55 mmHg. | PA | pulmonary artery
Gestational age by LMP, GA 32 weeks. | GA | gestational age
Procedure done under GA with an LMA. | GA | general anesthesia
Nebulizer given by RT every four hours. | RT | respiratory therapy
She completed RT, 50 Gy in 25 fractions, to the left breast. | RT | radiation therapy
Vertebral collapse at T8, BMD T-score -3.1, 3 SD below normal. | SD | standard deviation
Brain MR shows restricted diffusion on the left. | MR | magnetic resonance
NC 2 liters of oxygen. | NC | nasal cannula
Family history: NC. | NC | noncontributory
Brought by ambulance after brief LOC when he hit his head. | LOC | loss of consciousness
MM moist, no oral lesions. | MM | mucous membranes
MM with lytic bone lesions, on bortezomib. | MM | multiple myeloma
Stool OB positive times two. | OB | occult blood
AA meetings weekly, sober for two years. | AA | Alcoholics Anonymous
`;

const read = (table: string): AbbreviationCase[] =>
  table
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const [text, short, expansion] = line.split(" | ");
      return { text: text!, short: short!, expansion: expansion! };
    });

/** The cues of the lexicon were amended with these in view. */
export const DEVELOPMENT_CASES: readonly AbbreviationCase[] = read(DEVELOPMENT);

/** Cases that the lexicon was written without. */
export const HELD_OUT_CASES: readonly AbbreviationCase[] = read(HELD_OUT);
