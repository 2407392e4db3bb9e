/** Lungs, airway and intensive care. For the columns see table.ts. */
export const PULMONOLOGY = `
COPD | chronic obstructive pulmonary disease | 90 |
SOB | shortness of breath | 60 | cp cough dyspnea exertion wheezing denies chest
DPI | dry powder inhaler | 8 |
MDI | metered-dose inhaler | 25 |
RR | respiratory rate | 50 | hr bp temp spo2 breaths #num> @vitals
RA | room air | 45 | sat sats saturation oxygen spo2 o2 nc #percent breathing satting <on @vitals
NC | nasal cannula | 30 | oxygen liters l o2 spo2 sat weaned saturating 2l
NRB | non-rebreather mask | 20 |
CXR | chest X-ray | 80 |
CTA | clear to auscultation | 30 | lungs bilaterally wheeze rales chest breath auscultation >b crackles rhonchi rrr @exam
CTAB | clear to auscultation bilaterally | 40 |
PFT | pulmonary function test | 30 | spirometry fev1 dlco obstruction restrictive
FEV1 | forced expiratory volume in one second | 25 |
FVC | forced vital capacity | 20 |
DLCO | diffusing capacity of the lung for carbon monoxide | 15 |
OSA | obstructive sleep apnea | 45 |
OHS | obesity hypoventilation syndrome | 10 |
ARDS | acute respiratory distress syndrome | 35 |
ILD | interstitial lung disease | 20 |
IPF | idiopathic pulmonary fibrosis | 15 |
BiPAP | bilevel positive airway pressure | 25 |
PEEP | positive end-expiratory pressure | 25 |
FiO2 | fraction of inspired oxygen | 30 |
SpO2 | peripheral oxygen saturation | 40 |
SaO2 | arterial oxygen saturation | 25 |
O2 | oxygen | 60 |
PaO2, pO2 | partial pressure of oxygen | 25 |
PaCO2, pCO2 | partial pressure of carbon dioxide | 25 |
ABG | arterial blood gas | 40 |
VBG | venous blood gas | 20 |
ETT | endotracheal tube | 25 | carina tip intubated above position
ETT | exercise tolerance test | 8 | bruce stress treadmill ischemia mets
URI | upper respiratory infection | 30 |
LRTI | lower respiratory tract infection | 10 |
CAP | community-acquired pneumonia | 20 | pneumonia ceftriaxone azithromycin infiltrate antibiotic
HAP | hospital-acquired pneumonia | 15 |
VAP | ventilator-associated pneumonia | 15 |
PNA | pneumonia | 35 |
PTX | pneumothorax | 25 | chest tube apical
VATS | video-assisted thoracoscopic surgery | 15 |
RUL | right upper lobe | 30 |
RML | right middle lobe | 25 |
RLL | right lower lobe | 30 |
LUL | left upper lobe | 25 |
LLL | left lower lobe | 25 |
TB | tuberculosis | 40 |
BAL | bronchoalveolar lavage | 20 |
SABA | short-acting beta agonist | 10 |
LABA | long-acting beta agonist | 10 |
ICS | inhaled corticosteroid | 15 | asthma laba inhaler copd fluticasone
PRVC | pressure-regulated volume control | 5 |
SIMV | synchronized intermittent mandatory ventilation | 8 |
AC | assist control | 8 | vent peep fio2 tidal ventilator mode
TV | tidal volume | 10 | vent peep fio2 ventilator rate ml
TV | tricuspid valve | 5 | vegetation regurgitation leaflet endocarditis echo
SBT | spontaneous breathing trial | 15 |
ICU | intensive care unit | 60 |
MICU | medical intensive care unit | 25 |
SICU | surgical intensive care unit | 20 |
CCU | coronary care unit | 20 |
RSV | respiratory syncytial virus | 20 |
AECOPD | acute exacerbation of chronic obstructive pulmonary disease | 10 |
PPD | packs per day | 25 | smoke smoker smoking tobacco cigarette #<num year pack @social
PPD | purified protein derivative | 15 | tb tuberculosis positive test induration negative planted skin inh
PF | peak flow | 5 | asthma #num> liters
CF | cystic fibrosis | 25 | bronchiectasis pancreatic sweat pseudomonas pulmonary carrier cftr
TBI | traumatic brain injury | 30 |
PS | pressure support | 8 | vent peep weaning trial fio2 cpap
PE | pulmonary edema | 6 | chf flash diuresis lasix cephalization
LTOT | long-term oxygen therapy | 3 |
PND | postnasal drip | 10 | allergic rhinitis cough sinus nasal throat cobblestoning
PAP | positive airway pressure | 6 | sleep apnea mask osa
RDI | respiratory disturbance index | 3 |
AHI | apnea-hypopnea index | 6 |
EBUS | endobronchial ultrasound | 5 |
HFNC | high-flow nasal cannula | 8 |
NIV | noninvasive ventilation | 6 |
`;
