/** Blood, transfusion and cancer. For the columns see table.ts. */
export const ONCOLOGY = `
CA, Ca, ca | cancer | 40 | breast lung prostate colon metastatic chemo stage ovarian tumor resection mastectomy radiation thyroid bladder oncology history mother #history <of
CA, Ca, ca | carcinoma | 12 | cell squamous in-situ basal situ
mets, Mets | metastases | 25 | brain liver bone lung cancer tumor
SCC | squamous cell carcinoma | 20 |
SCC | spinal cord compression | 6 | mri dexamethasone weakness mets radiation
BCC | basal cell carcinoma | 20 |
RCC | renal cell carcinoma | 20 |
NSCLC | non-small cell lung cancer | 20 |
SCLC | small cell lung cancer | 12 |
TCC | transitional cell carcinoma | 8 |
DCIS | ductal carcinoma in situ | 20 |
LCIS | lobular carcinoma in situ | 10 |
IDC | invasive ductal carcinoma | 12 |
ILC | invasive lobular carcinoma | 8 |
ER | estrogen receptor | 20 | pr her2 positive negative breast receptor carcinoma ihc tumor nuclear @pathology
PR | progesterone receptor | 18 | er her2 positive negative breast receptor carcinoma ihc tumor @pathology
PR | partial response | 8 | recist tumor chemo disease cycles restaging
CR | complete response | 8 | recist tumor chemo remission disease cycles restaging
SD | stable disease | 8 | recist progression tumor chemo restaging response pr
SD | standard deviation | 10 | mean score #num> below above average t-score
PD | progressive disease | 10 | recist tumor chemo restaging response stable mets
PFS | progression-free survival | 8 |
OS | overall survival | 6 | months median pfs trial progression-free
HER2 | human epidermal growth factor receptor 2 | 20 |
AML | acute myeloid leukemia | 20 |
ALL | acute lymphoblastic leukemia | 15 | leukemia chemo blasts vincristine induction relapsed pediatric marrow
CML | chronic myeloid leukemia | 15 |
CLL | chronic lymphocytic leukemia | 15 |
MM | multiple myeloma | 15 | bortezomib lenalidomide plasma cell paraprotein spep lytic light chain stem
MM | malignant melanoma | 6 | breslow skin excision nevus sentinel
MDS | myelodysplastic syndrome | 12 | azacitidine cytopenia marrow transfusion
MDS | minimum data set | 2 | nursing facility
NHL | non-Hodgkin lymphoma | 15 |
HL | Hodgkin lymphoma | 8 | abvd lymph reed
DLBCL | diffuse large B-cell lymphoma | 12 |
MGUS | monoclonal gammopathy of undetermined significance | 10 |
GBM | glioblastoma multiforme | 15 | temozolomide resection frontal tumor brain
GBM | glomerular basement membrane | 5 | anti antibody kidney goodpasture nephritis
AVM | arteriovenous malformation | 15 |
ITP | immune thrombocytopenic purpura | 12 |
TTP | thrombotic thrombocytopenic purpura | 10 |
HIT | heparin-induced thrombocytopenia | 12 | platelet heparin argatroban pf4 antibody
DIC | disseminated intravascular coagulation | 15 |
HUS | hemolytic uremic syndrome | 8 |
GVHD | graft-versus-host disease | 12 |
XRT | external beam radiation therapy | 15 |
RT | radiation therapy | 20 | gy fractions chemo cancer tumor completed adjuvant breast concurrent oncology
RT | respiratory therapy | 12 | nebulizer vent bipap albuterol suction called
RT, Rt, rt | right | 20 | lt hip knee lower upper breast leg arm eye foot side
LT, Lt, lt | left | 20 | rt hip knee lower upper breast leg arm eye foot side
LN | lymph node | 20 | positive axillary sentinel dissection metastatic nodal
SLN | sentinel lymph node | 12 |
LND | lymph node dissection | 8 |
LAD | lymphadenopathy | 25 | neck cervical axillary nodes thyromegaly supple inguinal palpable mediastinal no hilar @exam
NED | no evidence of disease | 15 |
ECOG | Eastern Cooperative Oncology Group | 20 |
TNM | tumor, node, metastasis | 12 |
FNA | fine-needle aspiration | 25 |
PRBC, pRBC, PRBCs | packed red blood cells | 25 |
FFP | fresh frozen plasma | 20 |
CEA | carcinoembryonic antigen | 15 | tumor marker colon elevated ng level colorectal
AFP | alpha-fetoprotein | 15 |
CA-125, CA125 | cancer antigen 125 | 15 |
CA19-9, CA-19-9 | carbohydrate antigen 19-9 | 10 |
CTX | chemotherapy | 4 | cycle cancer xrt
CTX | ceftriaxone | 6 | antibiotic pneumonia iv g gram meningitis
MTX | methotrexate | 20 | rheumatoid weekly folic mg ectopic psoriasis
5-FU, 5FU | 5-fluorouracil | 12 |
SCT | stem cell transplant | 8 |
SCD | sequential compression device | 12 | dvt prophylaxis heparin boots legs
SCD | sickle cell disease | 12 | crisis hydroxyurea hemoglobin pain transfusion vaso-occlusive
SCD | sudden cardiac death | 8 | icd arrhythmia family hcm risk
ACS | acute chest syndrome | 8 | sickle crisis transfusion infiltrate
ACS | American Cancer Society | 3 | guideline screening recommendation
G6PD | glucose-6-phosphate dehydrogenase | 10 |
PCV | polycythemia vera | 3 | phlebotomy jak2 hematocrit
PV | polycythemia vera | 6 | phlebotomy jak2 hematocrit erythrocytosis
PV | pulmonary vein | 5 | isolation ablation atrial
PV | portal vein | 5 | thrombosis liver patent cirrhosis
vWF | von Willebrand factor | 8 |
EBL | estimated blood loss | 30 |
APML, APL | acute promyelocytic leukemia | 5 |
TLS | tumor lysis syndrome | 8 | rasburicase uric leukemia allopurinol
TLS | thoracolumbar spine | 2 | fracture imaging tenderness
BRCA | breast cancer gene | 12 |
CUP | carcinoma of unknown primary | 3 | metastatic primary
NET | neuroendocrine tumor | 6 | carcinoid octreotide pancreatic
BC | breast cancer | 5 | tamoxifen mastectomy
BC | blood culture | 5 | positive staph drawn
FL | follicular lymphoma | 5 |
HSCT | hematopoietic stem cell transplant | 6 |
MM | mucous membranes | 8 | moist dry oral pharynx >moist >dry @exam
PC | prostate cancer | 4 | psa gleason adt
PE | pericardial effusion | 4 | tamponade echo
WBRT | whole-brain radiation therapy | 5 |
TNBC | triple-negative breast cancer | 5 |
ANC | antenatal care | 3 | pregnancy visit booking
LN | lupus nephritis | 5 | sle proteinuria mycophenolate biopsy class
ET | essential thrombocythemia | 4 | jak2 platelets hydroxyurea
ET | essential tremor | 5 | propranolol hands tremor primidone
ET | endotracheal | 6 | tube intubated carina
HD | Hodgkin disease | 5 | lymphoma nodes abvd mantle
CR | cardiorespiratory | 2 | arrest
`;
