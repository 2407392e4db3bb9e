/** Bones, joints and skin. For the columns see table.ts. */
export const ORTHOPEDICS = `
RA | rheumatoid arthritis | 35 | methotrexate joint arthritis rheumatology humira dmard swelling hands enbrel prednisone mtx deformity erosive adalimumab ccp seropositive
OA | osteoarthritis | 30 |
DJD | degenerative joint disease | 25 |
DDD | degenerative disc disease | 15 |
SLE | systemic lupus erythematosus | 25 | lupus ana plaquenil nephritis rash hydroxychloroquine flare
AS | ankylosing spondylitis | 8 | hla-b27 spine sacroiliitis back stiffness
PMR | polymyalgia rheumatica | 8 | prednisone esr shoulder
PM&R | physical medicine and rehabilitation | 8 |
GCA | giant cell arteritis | 8 |
PSA | psoriatic arthritis | 4 | psoriasis joint
SS | Sjögren syndrome | 5 | dry eyes mouth ssa sicca
MCTD | mixed connective tissue disease | 5 |
JIA | juvenile idiopathic arthritis | 5 |
FM | fibromyalgia | 8 | trigger points pain lyrica fatigue
MSK | musculoskeletal | 20 |
MS | musculoskeletal | 12 | joint extremities muscle range motion swelling tenderness back neck >: myalgia arthralgia @ros
ORIF | open reduction and internal fixation | 30 |
CRPP | closed reduction and percutaneous pinning | 6 |
THA | total hip arthroplasty | 15 |
TKA | total knee arthroplasty | 15 |
THR | total hip replacement | 15 |
TKR | total knee replacement | 15 |
ACL | anterior cruciate ligament | 20 |
PCL | posterior cruciate ligament | 12 |
MCL | medial collateral ligament | 12 | knee tear valgus sprain
MCL | mantle cell lymphoma | 4 | lymphoma
LCL | lateral collateral ligament | 8 |
MTP | metatarsophalangeal | 8 |
MCP | metacarpophalangeal | 10 |
PIP | proximal interphalangeal | 10 | joint finger swelling digit
PIP | peak inspiratory pressure | 5 | ventilator peep
DIP | distal interphalangeal | 8 | joint finger nodes digit
CMC | carpometacarpal | 6 |
SI | sacroiliac | 8 | joint pain sacral tenderness back injection
WB | weight bearing | 8 | tolerated leg crutches
WBAT | weight bearing as tolerated | 12 |
NWB | non-weight-bearing | 12 |
TTWB | toe-touch weight bearing | 6 |
PWB | partial weight bearing | 6 |
NVI | neurovascularly intact | 10 |
SLR | straight leg raise | 10 |
FROM | full range of motion | 4 | neck supple extremities joints
DISH | diffuse idiopathic skeletal hyperostosis | 4 | spine
AVN | avascular necrosis | 8 | hip femoral head mri
AVN | atrioventricular node | 2 | ablation
LBP | low back pain | 15 |
HNP | herniated nucleus pulposus | 8 |
ACDF | anterior cervical discectomy and fusion | 8 |
TLSO | thoracolumbosacral orthosis | 6 |
AFO | ankle-foot orthosis | 6 |
CRPS | complex regional pain syndrome | 6 |
AK | actinic keratosis | 8 | liquid nitrogen skin cryotherapy face scalp
SK | seborrheic keratosis | 8 |
BKA | below-knee amputation | 12 |
AKA | above-knee amputation | 8 | amputation stump leg gangrene prosthesis bka
aka, AKA | also known as | 10 |
I&D | incision and drainage | 20 |
HO | heterotopic ossification | 3 | hip bone
FX, Fx, fx | fracture | 30 | hip rib femur displaced wrist radius
fx | function | 3 |
TENS | transcutaneous electrical nerve stimulation | 6 | unit pain back
TEN | toxic epidermal necrolysis | 6 | skin sjs sloughing
SJS | Stevens-Johnson syndrome | 6 |
RC | rotator cuff | 4 |
CT | carpal tunnel | 2 | release wrist median numbness
TA | tibialis anterior | 3 | strength foot dorsiflexion
TA | temporal arteritis | 3 | headache jaw prednisone
CMT | Charcot-Marie-Tooth disease | 4 |
CMT | cervical motion tenderness | 5 | pelvic adnexal discharge pid
IT | iliotibial | 4 | band knee
IT | intrathecal | 4 | chemo methotrexate baclofen
IT | intertrochanteric | 3 | hip fracture
PF | plantar fasciitis | 3 | heel foot
PF | patellofemoral | 3 | knee
SLAP | superior labrum anterior and posterior | 4 |
DRUJ | distal radioulnar joint | 3 |
VBG | vertical banded gastroplasty | 2 | obesity bariatric weight
RSD | reflex sympathetic dystrophy | 4 |
FWB | full weight bearing | 4 |
IP | interphalangeal | 5 | joint finger thumb toe
IP | inpatient | 3 | admission hospital
`;
