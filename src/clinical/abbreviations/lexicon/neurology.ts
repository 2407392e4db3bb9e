/** Brain, nerves and mind. For the columns see table.ts. */
export const NEUROLOGY = `
MS | multiple sclerosis | 40 | demyelinating relapsing remitting interferon lesion brain neurology optic gait spasticity plaque white weakness flare progressive copaxone natalizumab ocrelizumab
MS | mental status | 25 | alert oriented confused change altered >change >exam <altered <in awake lethargic orientation baseline >changes
AMS | altered mental status | 40 |
CVA | cerebrovascular accident | 40 | stroke hemiparesis aphasia deficit infarct tpa prior residual weakness history old facial mi #history <of
TIA | transient ischemic attack | 40 |
ICH | intracerebral hemorrhage | 25 |
SAH | subarachnoid hemorrhage | 25 |
SDH | subdural hematoma | 25 |
EDH | epidural hematoma | 10 |
LOC | loss of consciousness | 40 | head fall syncope trauma hit seizure brief denies fell collision amnesia <no
LOC | level of consciousness | 15 | decreased depressed change gcs arousal lethargic
GCS | Glasgow Coma Scale | 40 |
NIHSS | National Institutes of Health Stroke Scale | 20 |
CN | cranial nerve | 25 | ii-xii intact ii xii facial deficits grossly palsy #num> @exam
DTR | deep tendon reflex | 30 |
PERRL | pupils equal, round, and reactive to light | 40 |
PERRLA | pupils equal, round, and reactive to light and accommodation | 40 |
EOMI | extraocular movements intact | 40 |
EOM | extraocular movement | 20 |
AOx3, A&Ox3, AAOx3 | alert and oriented to person, place, and time | 30 |
A&O, AAO | alert and oriented | 20 |
EEG | electroencephalogram | 40 |
EMG | electromyography | 25 |
NCS | nerve conduction study | 15 |
LP | lumbar puncture | 30 | csf meningitis cells protein opening headache spinal tap fever
CSF | cerebrospinal fluid | 40 | protein glucose cells lumbar wbc culture spinal
CSF | colony-stimulating factor | 3 | neutropenia growth
ICP | intracranial pressure | 30 | monitor mannitol elevated herniation drain evd papilledema
ICP | intrahepatic cholestasis of pregnancy | 5 | pruritus bile acids ursodiol pregnancy
VP | ventriculoperitoneal | 20 | shunt hydrocephalus
PD | Parkinson disease | 25 | tremor levodopa carbidopa sinemet rigidity bradykinesia neurology gait
AD | Alzheimer disease | 20 | dementia donepezil memory cognitive memantine
ALS | amyotrophic lateral sclerosis | 20 | riluzole motor neuron weakness fasciculations
ALS | advanced life support | 8 | ems crew ambulance transport scene
GBS | Guillain-Barré syndrome | 15 | ascending weakness ivig areflexia paralysis neuropathy emg
MG | myasthenia gravis | 20 | ptosis pyridostigmine mestinon thymectomy diplopia weakness acetylcholine thymoma crisis neurology bulbar
HA | headache | 35 | migraine nausea photophobia vision denies frontal neck dizziness fever stiff blurry aura tylenol worst
SZ | seizure | 15 | keppra eeg postictal tonic dilantin epilepsy
TC | tonic-clonic | 5 | seizure generalized
GTC | generalized tonic-clonic | 15 | seizure
CTS | carpal tunnel syndrome | 15 |
NPH | normal pressure hydrocephalus | 15 | gait incontinence dementia shunt ventricle
NPH | neutral protamine Hagedorn insulin | 20 | insulin units glucose diabetes bid lantus humalog breakfast
RLS | restless legs syndrome | 15 |
REM | rapid eye movement | 15 |
MCA | middle cerebral artery | 25 |
ACA | anterior cerebral artery | 12 | infarct territory stroke aneurysm mca
PCA | posterior cerebral artery | 12 | infarct territory stroke occipital basilar mca
PICA | posterior inferior cerebellar artery | 10 |
ICA | internal carotid artery | 25 |
TPA, tPA | tissue plasminogen activator | 25 |
MMSE | Mini-Mental State Examination | 20 |
MoCA | Montreal Cognitive Assessment | 15 |
PTSD | post-traumatic stress disorder | 30 |
MDD | major depressive disorder | 30 |
GAD | generalized anxiety disorder | 20 |
OCD | obsessive-compulsive disorder | 20 |
ADHD | attention deficit hyperactivity disorder | 30 |
BPD | borderline personality disorder | 12 | suicidal dbt mood cutting psychiatric self
SI | suicidal ideation | 30 | hi denies plan avh psychiatric intent depression suicide homicidal
HI | homicidal ideation | 20 | si denies avh psychiatric suicidal
AVH | auditory and visual hallucinations | 15 |
AH | auditory hallucinations | 12 | vh si hi voices denies command psychosis
VH | visual hallucinations | 10 | ah si hi denies psychosis
ECT | electroconvulsive therapy | 15 |
SSRI | selective serotonin reuptake inhibitor | 25 |
SNRI | serotonin-norepinephrine reuptake inhibitor | 12 |
TCA | tricyclic antidepressant | 15 |
ETOH, EtOH | alcohol | 40 |
CIWA | Clinical Institute Withdrawal Assessment | 20 |
DT | delirium tremens | 10 | alcohol withdrawal ciwa etoh ativan
SAD | seasonal affective disorder | 5 | light winter depression
TD | tardive dyskinesia | 6 | antipsychotic haloperidol movements lip
EPS | extrapyramidal symptoms | 10 | antipsychotic haldol rigidity dystonia cogentin
UMN | upper motor neuron | 10 |
LMN | lower motor neuron | 8 |
MVA | motor vehicle accident | 30 |
MVC | motor vehicle collision | 20 |
CJD | Creutzfeldt-Jakob disease | 6 |
DBS | deep brain stimulation | 10 |
CBT | cognitive behavioral therapy | 15 |
DBT | dialectical behavior therapy | 6 |
LBD | Lewy body dementia | 8 |
TN | trigeminal neuralgia | 5 | facial pain carbamazepine tegretol
CP | cerebellopontine | 2 | angle mass schwannoma
MSE | mental status examination | 8 | mood affect thought judgment insight
NF1 | neurofibromatosis type 1 | 4 |
PD | personality disorder | 3 | borderline antisocial
PNES | psychogenic nonepileptic seizure | 4 |
MCI | mild cognitive impairment | 6 | memory dementia moca
ASD | acute stress disorder | 2 | trauma anxiety
BD | bipolar disorder | 5 | mania lithium manic
BAD | bipolar affective disorder | 3 |
SE | status epilepticus | 4 | seizure ativan eeg keppra
SE | side effects | 6 | medication tolerating denies nausea
TC | total cholesterol | 5 | ldl hdl tg triglyceride #num>
PSP | progressive supranuclear palsy | 4 | gaze falls parkinsonism
`;
