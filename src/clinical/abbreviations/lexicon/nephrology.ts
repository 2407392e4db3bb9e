/** Kidney and urinary tract. For the columns see table.ts. */
export const NEPHROLOGY = `
CKD | chronic kidney disease | 60 |
AKI | acute kidney injury | 45 |
ARF | acute renal failure | 20 | creatinine kidney dialysis atn urine
ARF | acute respiratory failure | 12 | hypoxia intubated ventilator hypoxic hypercapnic oxygen bipap
CRF | chronic renal failure | 12 | dialysis creatinine
CRF | case report form | 2 | study trial completed
CRI | chronic renal insufficiency | 12 |
ESRD | end-stage renal disease | 45 |
HD | hemodialysis | 40 | esrd dialysis mwf fistula tth renal session kt nephrology access catheter
HD | hospital day | 25 | #num> admission postoperative discharge course pod
HD | Huntington disease | 8 | chorea caudate cag genetic
PD | peritoneal dialysis | 15 | catheter esrd peritonitis dialysate exchanges cycler
CRRT | continuous renal replacement therapy | 15 |
CVVH | continuous venovenous hemofiltration | 12 |
CVVHD | continuous venovenous hemodialysis | 10 |
GFR | glomerular filtration rate | 30 |
eGFR | estimated glomerular filtration rate | 30 |
ATN | acute tubular necrosis | 15 |
AIN | acute interstitial nephritis | 8 |
RTA | renal tubular acidosis | 8 |
PKD | polycystic kidney disease | 8 |
ADPKD | autosomal dominant polycystic kidney disease | 6 |
UTI | urinary tract infection | 55 |
UA | urinalysis | 50 | urine leukocyte nitrite esterase wbc culture dysuria uti bacteria protein @labs
UOP | urine output | 25 |
UO, U/O | urine output | 15 |
I/O, I&O, Is/Os | intake and output | 20 |
BPH | benign prostatic hyperplasia | 40 |
TURP | transurethral resection of the prostate | 20 |
TURBT | transurethral resection of bladder tumor | 10 |
PSA | prostate-specific antigen | 35 | prostate ng elevated biopsy urology gleason
CBI | continuous bladder irrigation | 10 | hematuria foley urology
GU | genitourinary | 30 |
GN | glomerulonephritis | 10 |
FSGS | focal segmental glomerulosclerosis | 8 |
IgAN | IgA nephropathy | 5 |
CVA | costovertebral angle | 12 | tenderness flank >tenderness back dysuria pyelonephritis @exam
KUB | kidneys, ureters, and bladder radiograph | 20 |
ED | erectile dysfunction | 15 | sildenafil viagra urology libido penile cialis testosterone prostatectomy impotence
PVR | post-void residual | 12 | bladder urine ml retention void
PVR | pulmonary vascular resistance | 8 | wood catheterization wedge
LUTS | lower urinary tract symptoms | 8 |
SLED | sustained low-efficiency dialysis | 4 |
PTH | parathyroid hormone | 20 |
HD | high dose | 2 | chemotherapy steroid
AVF | aVF lead | 0.5 | ii iii ecg inferior leads
RTA | road traffic accident | 5 | driver car helmet injured collision
CRI | catheter-related infection | 3 | line fever culture
NS | nephrotic syndrome | 5 | proteinuria albumin edema minimal change
PKD | pyruvate kinase deficiency | 1 | hemolysis
UO | urine output | 1 |
RRT | renal replacement therapy | 6 | dialysis acidosis aki
RRT | rapid response team | 6 | called code bedside hypotensive
SCr | serum creatinine | 8 |
UPCR | urine protein-to-creatinine ratio | 5 |
`;
