/** Gut, liver and nutrition. For the columns see table.ts. */
export const GASTROENTEROLOGY = `
GI | gastrointestinal | 70 |
GERD | gastroesophageal reflux disease | 70 |
GIB | gastrointestinal bleeding | 20 |
UGIB | upper gastrointestinal bleeding | 15 |
LGIB | lower gastrointestinal bleeding | 12 |
PUD | peptic ulcer disease | 25 |
IBD | inflammatory bowel disease | 25 |
IBS | irritable bowel syndrome | 25 |
UC | ulcerative colitis | 25 | crohn mesalamine colitis flare colonoscopy bloody diarrhea infliximab colectomy
UC | urgent care | 6 | seen visit presented went clinic
UC | uterine contractions | 6 | fetal fhr labor minutes toco
CD | Crohn disease | 15 | ileal fistula infliximab stricture colitis terminal
BM | bowel movement | 40 | constipation diarrhea last daily stool loose flatus regular normal black
BM | bone marrow | 12 | biopsy aspirate leukemia transplant blast cellularity hypercellular
BM | breast milk | 5 | feeding formula infant neonate ounces
BMT | bone marrow transplant | 12 | leukemia gvhd allogeneic donor conditioning
N/V, NV | nausea and vomiting | 35 |
N/V/D, NVD | nausea, vomiting, and diarrhea | 20 |
BRBPR | bright red blood per rectum | 25 |
EGD | esophagogastroduodenoscopy | 35 |
ERCP | endoscopic retrograde cholangiopancreatography | 25 |
MRCP | magnetic resonance cholangiopancreatography | 15 |
EUS | endoscopic ultrasound | 15 |
PEG | percutaneous endoscopic gastrostomy | 20 | tube feeds feeding placed placement dysphagia
PEG | polyethylene glycol | 15 | constipation prep daily packet miralax bowel g
NG | nasogastric | 30 | tube suction feeding decompression
NGT | nasogastric tube | 25 |
OG | orogastric | 8 | tube intubated
TPN | total parenteral nutrition | 25 |
NPO | nothing by mouth | 40 |
LFT | liver function test | 35 |
ALT | alanine aminotransferase | 35 |
AST | aspartate aminotransferase | 35 |
SGOT | serum glutamic-oxaloacetic transaminase | 15 |
SGPT | serum glutamic-pyruvic transaminase | 15 |
ALP | alkaline phosphatase | 20 |
AP | alkaline phosphatase | 8 | alt ast bilirubin ggt tbili liver #num>
AP | anteroposterior | 25 | view lateral film radiograph pelvis chest portable diameter x-ray spine compression
AP | angina pectoris | 4 | nitroglycerin exertional chest
A/P | assessment and plan | 25 |
GGT | gamma-glutamyl transferase | 15 |
HCC | hepatocellular carcinoma | 20 | cirrhosis liver afp lesion tace hepatitis
NASH | nonalcoholic steatohepatitis | 20 |
NAFLD | nonalcoholic fatty liver disease | 15 |
SBP | spontaneous bacterial peritonitis | 15 | ascites cirrhosis paracentesis ceftriaxone fluid pmn peritoneal
HE | hepatic encephalopathy | 12 | lactulose cirrhosis asterixis rifaximin ammonia
TIPS | transjugular intrahepatic portosystemic shunt | 15 |
HBV | hepatitis B virus | 20 |
HCV | hepatitis C virus | 25 |
HAV | hepatitis A virus | 10 |
PBC | primary biliary cholangitis | 8 |
PSC | primary sclerosing cholangitis | 8 |
CBD | common bile duct | 20 | dilated stone gallbladder ercp mm cholelithiasis
RUQ | right upper quadrant | 35 |
LUQ | left upper quadrant | 20 |
RLQ | right lower quadrant | 30 |
LLQ | left lower quadrant | 20 |
ABD, Abd, abd | abdomen | 35 | soft nontender distended @exam
NT/ND | nontender and nondistended | 30 |
NT | nontender | 15 | nd soft abdomen abd distended bowel
ND | nondistended | 15 | nt soft abdomen abd bowel tender
BS | bowel sounds | 15 | abdomen soft nontender normoactive hypoactive active abd nt distended present
BS | breath sounds | 12 | lungs clear bilaterally decreased diminished chest equal coarse wheeze
BS | blood sugar | 20 | glucose insulin diabetes fingerstick fasting mg elevated #num> metformin hypoglycemia a1c
NABS | normoactive bowel sounds | 12 |
HSM | hepatosplenomegaly | 20 |
SBO | small bowel obstruction | 25 |
LBO | large bowel obstruction | 8 |
CRC | colorectal cancer | 12 |
FOBT | fecal occult blood test | 15 |
FIT | fecal immunochemical test | 10 |
PPI | proton pump inhibitor | 30 | omeprazole pantoprazole reflux gerd ulcer
GB | gallbladder | 15 |
HPN | home parenteral nutrition | 2 |
NSAID | nonsteroidal anti-inflammatory drug | 40 |
J-tube | jejunostomy tube | 10 |
G-tube | gastrostomy tube | 15 |
BRAT | bananas, rice, applesauce, and toast | 5 |
GI | gastroenterology | 5 | consult consulted
CD | cesarean delivery | 5 | weeks fetal placenta labor
HP | Helicobacter pylori | 4 | ulcer breath gastritis triple
EE | erosive esophagitis | 3 |
EV | esophageal varices | 3 | banding cirrhosis
LC | laparoscopic cholecystectomy | 5 | gallstones gallbladder
LC | liver cirrhosis | 3 | hepatitis ascites
PV | portal venous | 2 | phase ct
UGI | upper gastrointestinal | 6 | bleed
PSBO | partial small bowel obstruction | 4 |
TEF | tracheoesophageal fistula | 5 |
GJ | gastrojejunostomy | 5 |
AC | ascending colon | 2 | polyp colonoscopy cecum
TI | terminal ileum | 4 | colonoscopy ileitis intubated
`;
