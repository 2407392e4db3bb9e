import { wordList } from "./word-list.ts";

/**
 * Persons whose names live on in diseases, signs, scores, devices and operations. In clinical text they are words of
 * medicine, and a name only after a title, in a labelled field or before a credential.
 */
export const EPONYMS: readonly string[] = wordList(`
achilles adams addison albright alport alzheimer ann-arbor apgar argyll arnold aschoff asperger auer austin babinski baker balthazar bankart barlow barre barrett barthel bartholin bartter
basedow battle bazett beck becker behcet bell bence bennett berg bernard billroth binet bjork blalock blount blumberg borg boston bouchard bowen bowman bradford brown-sequard broca
brodie bruce brudzinski brugada bruton budd buerger burch burkitt burr caesar caplan caprini carotid castleman chagas charcot charlson chadwick chediak cheyne chiari child chvostek clark
clara coats cockcroft codman coombs coolidge cooper corrigan courvoisier creutzfeldt crohn cullen cushing dandy dawson debakey delorme denonvilliers dercum down doppler dressler duchenne
duke duncan dupuytren ebstein edwards ehlers ehlers-danlos eisenmenger elisa epley epstein erb eustachian evans ewart ewing fabry fallot fallopian fanconi felty fick finkelstein fitz fitzpatrick
fleischner foley fontan fournier fowler frank franz freiberg freud friedreich froment fuchs galeazzi galen garden gaucher gault geiger ghon giemsa gilbert gleason glasgow glisson goodpasture
gottron gram graves grawitz grey grocott groshong guillain guillain-barre gustilo guyon hageman hamman hamilton hansen hartmann hashimoto hassall haglund hawkins heberden heimlich heinz heller henle henoch
henry hickman hill hirschsprung his hodgkin hoffman hoffmann holter homan homans horner howell huber hunt hunter huntington hurler hutchinson ishihara jackson jaeger janeway jefferson jobe
johnson jones kaplan kaposi karnofsky kartagener kawasaki kegel kehr kelly kerley kernig kienbock killip kimmelstiel klatskin kleihauer klinefelter klippel klumpke koch kocher koplik korotkoff korsakoff kruger
krukenberg kuntscher kupffer kussmaul lachman ladd laennec lambert langerhans laseg lasegue leber legg lennox leriche lesch lewy lhermitte libman liddle lisfranc lister listeria littre loeffler lown ludwig lund lyme
lynch mackenzie maisonneuve mallampati mallory mantoux marfan marburg marcus marjolin martin maslach may mayo mccune mcburney mcmurray meckel meigs meniere mendel merkel miller milroy mitrofanoff mobitz moebius mohs monteggia moro
morgagni morton morrison muller munchausen murphy mustard neer nernst nissen nikolsky noonan norwood oddi ogilvie ortner osgood osler paget pancoast papanicolaou pap parkinson parks patrick pautrier peyer peyronie pfannenstiel
phalen phren pick pickwick pierre plummer poland pompe pott prader pringle prinzmetal purkinje quincke ramsay ramstedt ranson rathke raynaud recklinghausen reed reiter rett reye richter riedel rinne
ritchie robin rockall romberg romhilt rorschach rosenthal roth rotor roux rovsing rubens ruiz russell sabin salter sanfilippo santorini schatzki schilling schirmer schlatter schmidt schober schwann schirmer seldinger sengstaken sever sheehan shprintzen
sims simmonds sipple sjogren skene smith snellen sokolow spurling stanford starling stensen sternberg stevens stevens-johnson still stokes strachan sturge sudeck swan swan-ganz sydenham takayasu takotsubo tanner tay tay-sachs tenckhoff terry thayer thomas thompson
thomsen tietze tinel todd tourette traube treitz trendelenburg trousseau turner valsalva vater venn vincent virchow volkmann von waldenstrom waldeyer wallenberg warthin wassermann waterhouse weber wegener weil
wells wenckebach werdnig wernicke wertheim westergren westermark wharton whipple white widal willebrand williams wilms wilson winterbottom wolff wood wright yergason young zenker ziehl zollinger frye allen allis kelly adson metzenbaum
yankauer bovie steri veress debakey hemovac jackson-pratt jackson pratt penrose blake dobhoff lund kirschner steinmann schanz bier mcgill magill macintosh miller guedel ambu braden morse norton hendrich waterlow likert rankin hachinski gds hoehn yahr beers stopp
child-pugh pugh maddrey lille ranson bishop ballard dubowitz fagerstrom framingham hounsfield bosniak bethesda clavien dindo cormack lehane ross carter lefort garden schatzker gartland salter-harris denis ficat outerbridge kellgren lawrence cobb risser
`);
