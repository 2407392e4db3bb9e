/** Imaging. For the columns see table.ts. */
export const RADIOLOGY = `
CT | computed tomography | 80 | scan contrast abdomen head chest pelvis showed
CT | chest tube | 8 | pneumothorax output drainage suction seal removed water effusion pleural ptx
CT | cardiothoracic | 6 | surgery surgeon
CTA | computed tomography angiography | 25 | pulmonary embolism head neck coronary contrast aorta runoff showed angiogram pe vessel stroke occlusion filling defect artery arteries arterial <underwent #<num
CTPA | computed tomography pulmonary angiography | 10 |
MRI | magnetic resonance imaging | 75 |
MR | magnetic resonance | 12 | imaging gadolinium t1 t2 angiography brain sequences contrast weighted spectroscopy
MRA | magnetic resonance angiography | 20 | head neck brain vessel stenosis
MRSA | methicillin-resistant Staphylococcus aureus | 35 |
US | ultrasound | 30 | abdominal renal doppler ruq gallbladder pelvic showed thyroid guided transvaginal duplex liver fetal <on
U/S | ultrasound | 25 |
XR | X-ray | 20 |
PET | positron emission tomography | 20 | ct scan fdg avid uptake suv
PET | preeclampsia | 4 | pregnancy proteinuria gestation
SUV | standardized uptake value | 10 |
FDG | fluorodeoxyglucose | 10 |
DWI | diffusion-weighted imaging | 12 |
FLAIR | fluid-attenuated inversion recovery | 12 |
ADC | apparent diffusion coefficient | 8 | diffusion restricted map signal
ADC | adenocarcinoma | 3 | tumor biopsy
IVP | intravenous pyelogram | 8 | kidney ureter stone
IVP | intravenous push | 6 | mg lasix given dose
VCUG | voiding cystourethrogram | 8 |
UGI | upper gastrointestinal series | 8 |
BE | barium enema | 5 | colon contrast
BE | Barrett esophagus | 4 | egd dysplasia gerd esophagus
BE | base excess | 4 | gas ph pco2
V/Q, VQ | ventilation-perfusion | 12 |
PA | posteroanterior | 20 | lateral view chest film radiograph cxr x-ray
LAT | lateral | 6 |
ROI | region of interest | 4 |
ROI | release of information | 3 | records signed consent
HU | Hounsfield unit | 8 | attenuation density ct #<num
HU | hydroxyurea | 4 | sickle mg
GGO | ground-glass opacity | 12 |
BI-RADS, BIRADS | Breast Imaging Reporting and Data System | 12 |
LI-RADS | Liver Imaging Reporting and Data System | 4 |
TI-RADS | Thyroid Imaging Reporting and Data System | 4 |
PI-RADS | Prostate Imaging Reporting and Data System | 4 |
MLO | mediolateral oblique | 6 |
CC | craniocaudal | 6 | mlo view mammogram breast
CC | chief complaint | 20 | @hpi presents
LS | lumbosacral | 10 | spine radiculopathy strain plexus
L-spine, LSpine | lumbar spine | 12 |
C-spine, CSpine | cervical spine | 18 |
T-spine, TSpine | thoracic spine | 10 |
IR | interventional radiology | 20 | drain placed guided embolization procedure consult biopsy
IR | insulin resistance | 4 | metabolic glucose metformin pcos
IR | immediate release | 5 | mg tablet oxycodone morphine
IV | intravenous | 60 | fluids antibiotic contrast access bolus push mg drip line
NM | nuclear medicine | 6 | bone study uptake
MIP | maximum intensity projection | 6 |
DSA | digital subtraction angiography | 6 | angiogram vessel
DSA | donor-specific antibody | 4 | transplant rejection
FAST | focused assessment with sonography in trauma | 10 | trauma exam negative fluid free
SPECT | single-photon emission computed tomography | 10 |
HIDA | hepatobiliary iminodiacetic acid scan | 10 |
PACS | picture archiving and communication system | 6 |
DICOM | Digital Imaging and Communications in Medicine | 4 |
SI | signal intensity | 4 | t1 t2 mri
RUQ US | right upper quadrant ultrasound | 2 |
FOV | field of view | 4 |
T1 | T1-weighted | 4 | mri gadolinium hypointense signal sequence
T2 | T2-weighted | 4 | mri hyperintense signal flair sequence
T1 | first thoracic vertebra | 2 | <c7 c7 c6 vertebra thoracic spinous spine fracture level
T2 | second thoracic vertebra | 2 | spine fracture level
PCXR | portable chest X-ray | 4 |
LS-spine | lumbosacral spine | 3 |
IVC | intravenous contrast | 1 |
`;
