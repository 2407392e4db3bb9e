/** `term | synonyms`, one a line. Abbreviations are known from the lexicon of abbreviations. */
export const CARDIOLOGY_TERMS = `
myocardial infarction | heart attack, MI
ST-elevation myocardial infarction | STEMI
non-ST-elevation myocardial infarction | NSTEMI
heart failure | congestive heart failure, cardiac failure, CHF
heart failure with reduced ejection fraction | HFrEF
heart failure with preserved ejection fraction | HFpEF
atrial fibrillation | afib, a-fib, auricular fibrillation
atrial flutter |
hypertension | high blood pressure, elevated blood pressure, HTN
hypotension | low blood pressure
coronary artery disease | coronary heart disease, ischemic heart disease, ischaemic heart disease, coronary disease, CAD
angina | angina pectoris
unstable angina |
acute coronary syndrome | ACS
cardiomyopathy | heart muscle disease
dilated cardiomyopathy | DCM
hypertrophic cardiomyopathy | HCM, HOCM
aortic stenosis | stenosis of the aortic valve
aortic regurgitation | aortic insufficiency, aortic incompetence
mitral regurgitation | mitral insufficiency, mitral incompetence
mitral stenosis | stenosis of the mitral valve
mitral valve prolapse | MVP
tricuspid regurgitation | tricuspid insufficiency
endocarditis | infective endocarditis, bacterial endocarditis
pericarditis | inflammation of the pericardium
pericardial effusion | fluid around the heart
cardiac tamponade | tamponade
myocarditis | inflammation of the heart muscle
ventricular tachycardia | VT
ventricular fibrillation | VF, v-fib
supraventricular tachycardia | SVT
bradycardia | slow heart rate
tachycardia | fast heart rate, rapid heart rate
heart block | atrioventricular block, AV block
left bundle branch block | LBBB
right bundle branch block | RBBB
cardiac arrest | asystole, cardiopulmonary arrest
sudden cardiac death |
pulmonary embolism | pulmonary embolus, pulmonary emboli, lung clot
deep vein thrombosis | deep venous thrombosis, DVT
pulmonary hypertension | pulmonary arterial hypertension, PAH
aortic aneurysm | abdominal aortic aneurysm, AAA
aortic dissection | dissecting aneurysm
peripheral arterial disease | peripheral artery disease, peripheral vascular disease, PAD, PVD
carotid stenosis | carotid artery stenosis
atherosclerosis | arteriosclerosis, hardening of the arteries
hyperlipidemia | dyslipidemia, hypercholesterolemia, high cholesterol, HLD
ejection fraction | EF, LVEF
left ventricular hypertrophy | LVH
hypokinesis | reduced wall motion, hypokinesia
akinesis | akinesia, absent wall motion
echocardiogram | echocardiography, echo, TTE, TEE
electrocardiogram | ECG, EKG, electrocardiography
cardiac catheterization | heart catheterization, coronary angiography, coronary angiogram
coronary artery bypass grafting | coronary bypass, bypass surgery, CABG
percutaneous coronary intervention | coronary angioplasty, PCI, PTCA
stent | stenting, drug-eluting stent, bare-metal stent
pacemaker | permanent pacemaker, PPM
implantable cardioverter-defibrillator | defibrillator, ICD, AICD
cardioversion | electrical cardioversion, DCCV
catheter ablation | ablation, radiofrequency ablation
murmur | heart murmur, systolic murmur, diastolic murmur
palpitations | palpitation, heart racing
syncope | fainting, passed out
orthopnea | breathless when lying flat
edema | oedema, swelling of the legs, leg swelling
jugular venous distention | JVD, distended neck veins, jugular venous distension
chest pain | thoracic pain, precordial pain
dyspnea | shortness of breath, breathlessness, dyspnoea, SOB
claudication | intermittent claudication
troponin | troponin I, troponin T
atrial septal defect | ASD
ventricular septal defect | VSD
patent foramen ovale | PFO
tetralogy of Fallot | TOF
valve replacement | AVR, MVR, TAVR, TAVI
anticoagulation | anticoagulant therapy, blood thinner, blood thinners
`;
