/** Hormones and metabolism. For the columns see table.ts. */
export const ENDOCRINOLOGY = `
DM | diabetes mellitus | 70 | insulin metformin type glucose htn a1c neuropathy
DM | dermatomyositis | 6 | heliotrope rash gottron ck weakness myositis proximal
DM | dextromethorphan | 5 | cough guaifenesin syrup robitussin
DM2, T2DM, DMII | type 2 diabetes mellitus | 60 |
DM1, T1DM | type 1 diabetes mellitus | 30 |
IDDM | insulin-dependent diabetes mellitus | 25 |
NIDDM | non-insulin-dependent diabetes mellitus | 25 |
GDM | gestational diabetes mellitus | 20 |
DKA | diabetic ketoacidosis | 35 |
HHS | hyperosmolar hyperglycemic state | 12 |
A1C, A1c, HbA1c, HgbA1c | hemoglobin A1c | 45 |
FBS, FBG | fasting blood glucose | 15 |
FSBG | fingerstick blood glucose | 15 |
FS | fingerstick | 8 | glucose insulin sugar #num> qid
FS | frozen section | 8 | margin pathology specimen intraoperative diagnosis tumor
SSI | sliding scale insulin | 15 | insulin glucose diabetes lantus fingerstick
SSI | surgical site infection | 12 | wound incision erythema postoperative drainage
ISS | insulin sliding scale | 8 | glucose diabetes lantus
ISS | injury severity score | 4 | trauma #num>
TSH | thyroid-stimulating hormone | 40 |
T3 | triiodothyronine | 12 | t4 tsh thyroid free
FT4, fT4 | free thyroxine | 15 |
PTU | propylthiouracil | 8 |
PCOS | polycystic ovary syndrome | 20 |
SIADH | syndrome of inappropriate antidiuretic hormone secretion | 15 |
DI | diabetes insipidus | 10 | desmopressin ddavp sodium polyuria pituitary urine osmolality
DI | drug interaction | 3 | pharmacist check warning
AI | adrenal insufficiency | 8 | cortisol hydrocortisone stim steroid addison
AI | artificial intelligence | 4 | algorithm software learning
AI | aromatase inhibitor | 6 | letrozole anastrozole breast estrogen
ACTH | adrenocorticotropic hormone | 15 |
GH | growth hormone | 10 | pituitary igf stature deficiency
BMI | body mass index | 45 |
BMD | bone mineral density | 15 | dexa osteoporosis
DXA, DEXA | dual-energy X-ray absorptiometry | 20 |
LDL | low-density lipoprotein | 40 |
HDL | high-density lipoprotein | 35 |
TG | triglycerides | 20 | ldl hdl cholesterol lipid #num>
TG | thyroglobulin | 6 | thyroid cancer tsh antibody radioiodine
HRT | hormone replacement therapy | 20 |
MEN | multiple endocrine neoplasia | 8 | medullary pheochromocytoma ret parathyroid >1 >2
BG | blood glucose | 20 |
OGTT | oral glucose tolerance test | 12 |
SGLT2 | sodium-glucose cotransporter 2 | 12 |
GLP-1 | glucagon-like peptide 1 | 12 |
RAI | radioactive iodine | 10 |
`;
