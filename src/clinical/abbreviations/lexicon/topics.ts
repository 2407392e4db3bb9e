import type { ClinicalSpecialty } from "../specialty.ts";

/**
 * Words that say what a passage is about. Each speaks a little for all senses of its specialty, so that a sense is
 * found in contexts that its own cues do not foresee.
 */
export const TOPICS: Partial<Record<ClinicalSpecialty, string>> = {
  cardiology: `cardiac heart coronary valve valvular atrial ventricular murmur echo echocardiogram troponin stent angina
    palpitation syncope ischemia ischemic arrhythmia rhythm tachycardia bradycardia systolic diastolic aortic mitral
    tricuspid catheterization pacemaker statin beta-blocker metoprolol carvedilol lisinopril furosemide lasix amiodarone
    cardiologist cardiology cardiomyopathy hypokinesis regurgitation stenosis aorta pericardial ejection gallop`,
  pulmonology: `lung pulmonary respiratory dyspnea wheeze wheezing cough sputum oxygen ventilator intubated extubated
    intubation asthma emphysema bronchitis inhaler nebulizer albuterol steroid rales rhonchi crackle hypoxia hypoxic
    saturation pleural effusion bronchoscopy airway pneumonia pulmonologist smoker tracheostomy vent`,
  neurology: `neurology neurologist brain seizure stroke weakness numbness tingling gait ataxia reflex tremor cognitive
    memory dementia confusion confused aphasia headache migraine neuropathy cranial motor sensory diplopia dizziness
    vertigo psychiatric depression anxiety mood psychosis delusion hallucination suicidal antidepressant bipolar
    schizophrenia affect spasticity paresthesia demyelinating hemiparesis cerebral cerebellar`,
  gastroenterology: `abdomen abdominal bowel stool nausea vomiting diarrhea constipation liver hepatic cirrhosis ascites
    colonoscopy endoscopy gastric gastritis colon rectal rectum esophagus esophageal pancreatitis pancreas biliary
    gallbladder hepatitis ulcer melena hematemesis jaundice varices feeding diet appetite crohn colitis bilirubin`,
  nephrology: `kidney renal dialysis creatinine urine urinary bladder prostate urology nephrology dysuria hematuria
    proteinuria foley voiding void catheter flank ureter ureteral stone nephrologist hydronephrosis fistula oliguria
    urologist incontinence`,
  endocrinology: `insulin glucose diabetes diabetic thyroid metformin hypoglycemia hyperglycemia endocrine
    endocrinology pituitary adrenal cortisol hormone obesity levothyroxine lantus glargine a1c cholesterol`,
  oncology: `cancer tumor carcinoma metastatic metastasis chemotherapy radiation oncology oncologist lymphoma leukemia
    malignant malignancy biopsy mass lesion stage staging adenocarcinoma sarcoma melanoma marrow transfusion anemia
    thrombocytopenia neutropenia platelet cycle adjuvant neoadjuvant resection grade remission recurrence`,
  laboratory: `serum plasma lab laboratory labs value level specimen assay titer culture elevated normal stain cell
    count hematocrit hemoglobin sodium potassium chloride bicarbonate glucose calcium albumin positive negative`,
  radiology: `scan imaging image radiograph radiology film contrast axial coronal sagittal enhancement attenuation
    density opacity opacities consolidation infiltrate views view technique impression findings comparison mri xray
    x-ray ultrasound doppler nodule calcification unremarkable hyperintense hypodense`,
  pharmacy: `mg mcg tablet tab capsule dose dosage daily twice puff refill prescription medication drug iv po prn bid
    tid qid qhs infusion bolus drip syrup injection cream ointment units administered`,
  obstetrics: `pregnancy pregnant gestation gestational fetal fetus labor delivery delivered cesarean uterus uterine
    cervix cervical placenta amniotic contraction gravida para prenatal obstetric vaginal newborn neonate infant
    preterm trimester maternal breastfeeding postpartum menstrual ovarian ovary premature apgar child pediatric`,
  ophthalmology: `eye vision visual retina retinal cataract glaucoma cornea corneal lens pupil macula macular fundus
    optic intraocular ocular eyelid ophthalmology ophthalmologist ear hearing nose throat sinus tonsil tympanic
    audiogram blurry conjunctiva drops vitreous`,
  orthopedics: `joint bone fracture knee hip shoulder wrist ankle elbow spine spinal lumbar cervical arthritis pain
    swelling ligament tendon orthopedic orthopedics rheumatology rheumatologist muscle femur tibia radius humerus
    splint cast brace rash skin dermatology range motion arthroplasty lupus finger synovitis stiffness`,
  infection: `infection infected fever antibiotic antibiotics culture sepsis septic abscess cellulitis vancomycin
    ceftriaxone bacteremia hiv cd4 virus viral fungal bacterial cocci endocarditis meningitis tuberculosis isolate`,
  surgery: `surgery surgical operative operation incision anesthesia anesthesiologist drain drainage suture wound
    postoperative preoperative laparoscopic procedure hernia appendectomy resected surgeon dressing graft prepped
    draped`,
};
