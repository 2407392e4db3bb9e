/** `term | synonyms`, one a line. Abbreviations are known from the lexicon of abbreviations. */
export const PATHOLOGY_TERMS = `
carcinoma | epithelial cancer
adenocarcinoma | glandular carcinoma
squamous cell carcinoma | epidermoid carcinoma, SCC
basal cell carcinoma | BCC, basalioma
ductal carcinoma in situ | DCIS, intraductal carcinoma
invasive ductal carcinoma | infiltrating ductal carcinoma, IDC, invasive carcinoma of no special type
invasive lobular carcinoma | infiltrating lobular carcinoma, ILC
lobular carcinoma in situ | LCIS
urothelial carcinoma | transitional cell carcinoma, TCC
hepatocellular carcinoma | hepatoma, HCC
renal cell carcinoma | RCC, clear cell carcinoma of the kidney
small cell carcinoma | oat cell carcinoma
neuroendocrine tumor | carcinoid, carcinoid tumor, neuroendocrine tumour
melanoma | malignant melanoma
sarcoma |
leiomyoma | fibroid, uterine fibroid
lipoma |
hemangioma | haemangioma
fibroadenoma |
adenoma | adenomatous polyp, tubular adenoma, villous adenoma
hyperplastic polyp |
sessile serrated lesion | sessile serrated adenoma, sessile serrated polyp
dysplasia | intraepithelial neoplasia
high-grade dysplasia | high grade dysplasia, severe dysplasia
low-grade dysplasia | low grade dysplasia, mild dysplasia
metaplasia | intestinal metaplasia, squamous metaplasia
hyperplasia |
atypia | atypical cells, cytologic atypia
necrosis | necrotic tissue, tumor necrosis
fibrosis | scarring, fibrous tissue
inflammation | inflammatory infiltrate, inflammatory cells
granuloma | granulomatous inflammation, granulomata
abscess | collection of pus
metastasis | metastatic disease, metastases, secondary deposit, mets
lymphoma | malignant lymphoma
Hodgkin lymphoma | Hodgkin disease, Hodgkin's lymphoma
leukemia | leukaemia
plasma cell myeloma | multiple myeloma
lymphovascular invasion | vascular invasion, lymphatic invasion, LVI
perineural invasion | PNI
extranodal extension | extracapsular extension, extracapsular spread
surgical margin | resection margin, margins, margin
negative margin | margins free of tumor, margins uninvolved, clear margins
positive margin | margins involved, tumor at margin
lymph node | node, nodal tissue
sentinel lymph node | sentinel node
mitotic rate | mitotic count, mitoses, mitotic figures
Ki-67 | Ki67, MIB-1, proliferation index
estrogen receptor | oestrogen receptor
progesterone receptor | PgR
HER2 | HER-2, HER2/neu, human epidermal growth factor receptor 2, ERBB2
immunohistochemistry | immunohistochemical stain, immunostain, IHC
in situ hybridization | FISH, fluorescence in situ hybridization
hematoxylin and eosin | H&E, haematoxylin and eosin
frozen section | intraoperative consultation
biopsy | core biopsy, needle biopsy, punch biopsy, excisional biopsy
fine-needle aspiration | FNA, fine needle aspirate, needle aspiration
cytology | cytologic specimen, smear
gross description | macroscopic description
microscopic description | histologic description
tumor size | tumour size, greatest dimension
histologic grade | tumor grade, Nottingham grade, grade
Gleason score | Gleason grade, Gleason sum
Breslow thickness | Breslow depth, tumor thickness
pathologic stage | TNM stage, pT, tumor stage
ulceration | ulcerated
well differentiated | well-differentiated
moderately differentiated | moderately-differentiated
poorly differentiated | poorly-differentiated
helicobacter | Helicobacter pylori, H. pylori
benign | not malignant, no malignancy
malignant | malignancy
`;
