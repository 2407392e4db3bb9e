/** Heart and vessels. For the columns see table.ts. */
export const CARDIOLOGY = `
AF | atrial fibrillation | 80 | rvr rate paroxysmal anticoagulation warfarin apixaban cardioversion rhythm ablation chronic ekg ecg irregularly
Afib, A-fib, AFib | atrial fibrillation | 90 |
AFL | atrial flutter | 20 | ablation sawtooth rhythm cavotricuspid
RVR | rapid ventricular response | 30 | fibrillation rate afib
CHF | congestive heart failure | 90 | lasix furosemide edema exacerbation ejection
HF | heart failure | 60 | ejection systolic diastolic reduced nyha
HFrEF | heart failure with reduced ejection fraction | 30 |
HFpEF | heart failure with preserved ejection fraction | 30 |
CAD | coronary artery disease | 90 | stent cabg angina ischemia mi catheterization
MI | myocardial infarction | 80 | troponin stemi coronary stent acute inferior anterior ischemia prior st old history angina chest ecg ekg rule #history <of
STEMI | ST-elevation myocardial infarction | 40 |
NSTEMI | non-ST-elevation myocardial infarction | 40 |
ACS | acute coronary syndrome | 50 | troponin chest heparin rule ekg ischemia nstemi angina
UA | unstable angina | 15 | nstemi troponin chest coronary catheterization rest
EF | ejection fraction | 60 | lv ventricular echo systolic #percent
LVEF | left ventricular ejection fraction | 40 |
LV | left ventricle | 50 |
RV | right ventricle | 40 | dilated strain function hypokinesis pressure ventricular lv tricuspid pulmonary
LA | left atrium | 25 | atrial dilated enlarged thrombus echo mitral size appendage
RA | right atrium | 20 | atrial pressure dilated catheterization wedge rv echo lead line tricuspid
LVH | left ventricular hypertrophy | 40 |
RVH | right ventricular hypertrophy | 20 |
LAD | left anterior descending artery | 40 | stent stenosis coronary occlusion cabg circumflex rca lesion proximal mid graft lima diagonal catheterization
RCA | right coronary artery | 40 | stent stenosis coronary
LCX, LCx | left circumflex artery | 30 |
LM | left main coronary artery | 10 | stenosis coronary lad
OM | obtuse marginal artery | 10 | graft stent coronary lad circumflex cabg svg vein
PDA | posterior descending artery | 15 | graft coronary rca stent cabg vein stenosis lad svg
LIMA | left internal mammary artery | 30 |
SVG | saphenous vein graft | 30 |
CABG | coronary artery bypass grafting | 60 |
PCI | percutaneous coronary intervention | 50 | stent des coronary stemi
PTCA | percutaneous transluminal coronary angioplasty | 20 |
DES | drug-eluting stent | 30 | lad rca placed coronary pci
BMS | bare-metal stent | 20 | lad rca placed coronary pci
AS | aortic stenosis | 40 | valve severe aortic gradient murmur tavr avr mild moderate mean area echo bicuspid calcific
AR | aortic regurgitation | 25 | valve mild moderate severe aortic murmur diastolic root mr tr
AI | aortic insufficiency | 20 | valve mild moderate severe aortic murmur diastolic trace mr tr
MR | mitral regurgitation | 40 | valve mild moderate severe mitral murmur prolapse trace tr echo jet repair systolic holosystolic
MS | mitral stenosis | 15 | valve mitral rheumatic gradient murmur diastolic area valvuloplasty atrium echo opening snap
TR | tricuspid regurgitation | 30 | valve mild moderate severe tricuspid mr jet trace echo rvsp
TS | tricuspid stenosis | 4 | valve tricuspid gradient
PS | pulmonic stenosis | 8 | valve pulmonic pulmonary gradient murmur congenital noonan
PR | pulmonic regurgitation | 6 | valve pulmonic mild trace tetralogy
MVP | mitral valve prolapse | 25 |
MVR | mitral valve replacement | 20 |
AVR | aortic valve replacement | 25 |
TAVR | transcatheter aortic valve replacement | 20 |
TAVI | transcatheter aortic valve implantation | 15 |
BAV | bicuspid aortic valve | 10 |
TTE | transthoracic echocardiogram | 40 |
TEE | transesophageal echocardiogram | 35 |
ECG, EKG | electrocardiogram | 80 |
ICD | implantable cardioverter-defibrillator | 40 | shock pacemaker lead defibrillator ventricular interrogation implanted placed vt cardiomyopathy fired ef
PPM | permanent pacemaker | 20 | lead placed interrogation paced sick heart block
AICD | automatic implantable cardioverter-defibrillator | 20 |
CRT | cardiac resynchronization therapy | 20 | pacing lbbb qrs lead biventricular
VT | ventricular tachycardia | 35 | sustained runs icd amiodarone shock monomorphic beats nonsustained arrhythmia
NSVT | nonsustained ventricular tachycardia | 20 |
VF | ventricular fibrillation | 25 | arrest shock defibrillated cardiac
SVT | supraventricular tachycardia | 30 | adenosine narrow rhythm
PVC | premature ventricular contraction | 30 | beats ectopy ekg frequent palpitations holter
PAC | premature atrial contraction | 15 | beats ectopy ekg frequent holter
NSR | normal sinus rhythm | 40 |
LBBB | left bundle branch block | 30 |
RBBB | right bundle branch block | 30 |
AV | atrioventricular | 25 | block node nodal conduction heart degree
AV | arteriovenous | 20 | fistula graft malformation dialysis shunt
AV | aortic valve | 10 | calcified leaflet gradient area
SA | sinoatrial | 8 | node nodal exit arrest
PND | paroxysmal nocturnal dyspnea | 30 | orthopnea edema dyspnea doe chf sleep
DOE | dyspnea on exertion | 40 |
JVD | jugular venous distention | 40 |
JVP | jugular venous pressure | 30 |
RRR | regular rate and rhythm | 40 |
MRG, m/r/g | murmurs, rubs, or gallops | 20 |
PMI | point of maximal impulse | 20 |
CP | chest pain | 50 | sob palpitations denies ekg troponin nitroglycerin radiating exertional angina pressure rest @hpi @ros
PAD | peripheral arterial disease | 30 |
PVD | peripheral vascular disease | 30 | claudication bypass diabetes leg abi
AAA | abdominal aortic aneurysm | 40 |
DVT | deep vein thrombosis | 60 |
VTE | venous thromboembolism | 30 |
PE | pulmonary embolism | 45 | dvt anticoagulation heparin ct cta embolus saddle clot lovenox bilateral acute d-dimer dyspnea segmental rule thrombus hypoxia wells #history <no <of <for history recent
HTN | hypertension | 95 |
HLD | hyperlipidemia | 60 |
BP | blood pressure | 90 | mmhg hypertension systolic #num> elevated hypotensive
SBP | systolic blood pressure | 40 | mmhg #num> goal hypotension elevated pressor
DBP | diastolic blood pressure | 25 |
MAP | mean arterial pressure | 35 | goal pressor norepinephrine mmhg #num> hypotensive levophed
HR | heart rate | 60 | bpm tachycardic beats bp #num> regular rr temp spo2 @vitals
CO | cardiac output | 15 | index wedge svr swan catheter low fick
CI | cardiac index | 10 | output wedge svr swan catheter fick
CVP | central venous pressure | 20 |
PCWP | pulmonary capillary wedge pressure | 20 |
SVR | systemic vascular resistance | 15 | output index wedge pressor sepsis
PA | pulmonary artery | 35 | pressure catheter systolic hypertension wedge branch dilated mmhg rv
PAH | pulmonary arterial hypertension | 25 |
RVSP | right ventricular systolic pressure | 20 |
ASD | atrial septal defect | 20 | secundum shunt closure murmur septal pfo vsd heart
VSD | ventricular septal defect | 20 |
PFO | patent foramen ovale | 20 |
PDA | patent ductus arteriosus | 25 | neonate preterm ligation indomethacin shunt murmur newborn infant premature ibuprofen ductus ductal congenital
TOF | tetralogy of Fallot | 15 |
CoA | coarctation of the aorta | 8 |
HCM | hypertrophic cardiomyopathy | 20 | septal obstruction gradient septum
HOCM | hypertrophic obstructive cardiomyopathy | 20 |
DCM | dilated cardiomyopathy | 15 |
IABP | intra-aortic balloon pump | 20 |
LVAD | left ventricular assist device | 20 |
ECMO | extracorporeal membrane oxygenation | 25 |
CPR | cardiopulmonary resuscitation | 40 |
ROSC | return of spontaneous circulation | 25 |
PEA | pulseless electrical activity | 25 |
ACLS | advanced cardiac life support | 20 |
BNP | B-type natriuretic peptide | 40 |
CK-MB, CKMB | creatine kinase MB | 25 |
ASCVD | atherosclerotic cardiovascular disease | 20 |
CVD | cardiovascular disease | 25 | risk statin prevention
DAPT | dual antiplatelet therapy | 20 |
NYHA | New York Heart Association | 30 |
WPW | Wolff-Parkinson-White syndrome | 15 |
LE | lower extremity | 30 | edema swelling bilateral pulses weakness strength duplex dvt cellulitis
BLE | bilateral lower extremities | 20 |
RLE | right lower extremity | 30 |
LLE | left lower extremity | 30 |
RUE | right upper extremity | 25 |
LUE | left upper extremity | 25 |
UE | upper extremity | 20 |
DP | dorsalis pedis | 15 | pulse palpable pt pedal foot doppler
PT | posterior tibial | 6 | dp pulse palpable pedal doppler dorsalis
ABI | ankle-brachial index | 20 | claudication peripheral arterial leg pad
CEA | carotid endarterectomy | 20 | carotid stenosis stroke left right internal
IVC | inferior vena cava | 35 | filter thrombus collapsible
SVC | superior vena cava | 30 |
CPAP | continuous positive airway pressure | 40 |
EP | electrophysiology | 15 | ablation study consult arrhythmia pacemaker
NTG | nitroglycerin | 25 |
BB | beta blocker | 8 | metoprolol acei rate
CCB | calcium channel blocker | 15 |
LHC | left heart catheterization | 20 |
RHC | right heart catheterization | 15 |
DCCV | direct current cardioversion | 10 |
QTc | corrected QT interval | 30 |
AC | anticoagulation | 6 | warfarin apixaban heparin fibrillation held hold therapeutic
AVB | atrioventricular block | 8 |
CTO | chronic total occlusion | 6 |
FFR | fractional flow reserve | 6 |
HR | high risk | 2 | stratification
LBB | left bundle branch | 3 |
MPI | myocardial perfusion imaging | 6 |
PVI | pulmonary vein isolation | 5 |
RFA | radiofrequency ablation | 10 | fibrillation tachycardia liver lesion svt nerve hcc
RFA | right femoral artery | 5 | access sheath stenosis groin
SFA | superficial femoral artery | 10 |
TVR | tricuspid valve replacement | 4 |
CAC | coronary artery calcium | 6 | score agatston
VSR | ventricular septal rupture | 3 |
WMA | wall motion abnormality | 5 |
MVR | mitral valve repair | 6 |
`;
