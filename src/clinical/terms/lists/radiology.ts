/** `term | synonyms`, one a line. Abbreviations are known from the lexicon of abbreviations. */
export const RADIOLOGY_TERMS = `
pneumothorax | collapsed lung, PTX
pleural effusion | pleural fluid, effusion
consolidation | airspace opacity, airspace disease, air-space consolidation
pneumonia | pneumonitis, PNA
atelectasis | volume loss, collapse
pulmonary edema | pulmonary oedema, interstitial edema
pulmonary nodule | lung nodule, nodule
mass | mass lesion, space-occupying lesion
ground-glass opacity | ground glass opacity, ground-glass opacities, GGO
interstitial markings | reticular opacities, interstitial thickening
emphysema | hyperinflation
bronchiectasis | dilated bronchi
cardiomegaly | enlarged heart, enlarged cardiac silhouette
mediastinal widening | widened mediastinum
hilar lymphadenopathy | hilar adenopathy, enlarged hilar nodes
lymphadenopathy | adenopathy, enlarged lymph nodes
hiatal hernia | hiatus hernia
fracture | break, fx
dislocation | luxation
subluxation | partial dislocation
osteoarthritis | degenerative joint disease, degenerative change, degenerative changes
osteophyte | bone spur, osteophytes
osteopenia | reduced bone density
compression fracture | vertebral collapse, wedge fracture
disc herniation | herniated disc, disk herniation, disc protrusion, disc extrusion
spinal stenosis | canal stenosis, narrowing of the spinal canal
foraminal narrowing | neural foraminal stenosis, foraminal stenosis
spondylolisthesis | anterolisthesis
scoliosis | curvature of the spine
intracranial hemorrhage | brain bleed, intracerebral hemorrhage, ICH, intracranial haemorrhage
subdural hematoma | subdural haematoma, subdural hemorrhage
subarachnoid hemorrhage | subarachnoid haemorrhage
infarct | infarction, ischemic stroke, acute ischemia
midline shift | mass effect
hydrocephalus | enlarged ventricles, ventriculomegaly
white matter disease | small vessel ischemic disease, microvascular disease, leukoaraiosis
cerebral atrophy | brain atrophy, volume loss of the brain
aneurysm | aneurysmal dilatation
stenosis | narrowing
thrombosis | thrombus, clot
cholelithiasis | gallstones, gallstone
cholecystitis | inflamed gallbladder
biliary dilatation | dilated bile duct, ductal dilatation
hepatic steatosis | fatty liver, fatty infiltration of the liver
cirrhosis | nodular liver
splenomegaly | enlarged spleen
hepatomegaly | enlarged liver
pancreatitis | inflammation of the pancreas
appendicitis | inflamed appendix
diverticulitis | inflamed diverticulum
bowel obstruction | small bowel obstruction, ileus, dilated bowel loops, SBO
free air | pneumoperitoneum, free intraperitoneal air
ascites | free fluid, intraperitoneal fluid
hydronephrosis | dilated collecting system, dilated renal pelvis
nephrolithiasis | kidney stone, renal calculus, renal stone, renal calculi
renal cyst | cyst of the kidney, cortical cyst
calcification | calcifications, calcified
microcalcifications | microcalcification
enhancement | contrast uptake, enhancing
restricted diffusion | diffusion restriction
hyperintense | hyperintensity, high signal, T2 bright
hypodense | hypodensity, low attenuation, low density
hyperdense | hyperdensity, high attenuation
endotracheal tube | ETT, breathing tube
central venous catheter | central line, PICC
no acute findings | no acute abnormality, no acute process, unremarkable
BI-RADS | breast imaging reporting and data system
soft tissue swelling | soft-tissue swelling
foreign body | retained object
contrast | contrast material, contrast medium, gadolinium
`;
