import { wordList } from "./word-list.ts";

/** Family names of many cultures, lower case and without diacritics; those that are common words are in `ambiguous-names.ts`. */
export const FAMILY_NAMES: readonly string[] = wordList(`
abbott abdi abrams abreu acevedo acosta adams adamson aguilar aguirre ahlberg ahmadi aitken akhtar albrecht aldridge alexander alfonso
alfaro allan allen allison almeida alonso alvarado alvarez amaral amato andersen anderson andersson andrade andrews angelopoulos
appleby aquino araujo arias armstrong arnold arroyo ashworth atkins atkinson austin avila ayala ayers aziz bachmann bailey baird
bajwa balakrishnan baldwin ballard banerjee baptista barajas barbosa barker barlow barnes barnett baron barr barrera barrett barron
barros bartlett barton bates bauer baumann baxter becker beckett beltran bender benedetti benitez bennett benson berger bergman bergmann
bergstrom bernal bernard bernstein bertrand bhatt bhattacharya bianchi binder bjork bjorklund blackburn blackwell blair blanchard
blankenship blevins bogdanov boone booth borges bosch boucher bouchard bowen bowers bowman boyd boyer boyle bradford bradley bradshaw brady
brandt braun brennan brewer briggs brooks browning bruun bryant buchanan buckley bullock burgess burke burnett burns burris burton busch butcher
byrd byrne cabrera cahill calderon caldwell calhoun callahan camacho cameron campbell campos cannon cantu cardenas cardoso carlson carlsson
carney carpenter carr carrillo carroll carson carter caruso carvalho casey castaneda castillo castro cervantes chambers chan chandler chang
chapman charles chaudhry chavez chen cheng cherry cheung choi chowdhury christensen christian chu chung cisneros clarke clayton clements
cobb cochran cohen cole coleman collier collins colombo combs compton conley connor connolly conrad conti contreras conway cooke cooley cooper
copeland cordova correia cortes cortez costa cowan craig crane crawford crosby cruz cuevas cummings cunningham curtis dahl dalton daniels das
daugherty davenport davidson davies davila davis dawson de-jong dejesus delacruz delaney deleon delgado deluca dennis desai deshpande deutsch
devries diaz dickerson dickson dietrich dillard dillon dixon dodson doe doherty dominguez donaldson donovan dorsey dougherty douglas downs doyle
drake dubois dudley duffy dumont duncan dunlap dunn duong dupont duran durand durham dutta dyer eaton echeverria edwards eklund ellis ellison
emerson engel england engstrom eriksen eriksson erickson esparza espinosa espinoza estes estrada evans everett ewing fabre farley farmer
farrell farris faulkner feldman ferguson fernandes fernandez ferrari ferreira ferrell figueroa finch finley fischer fitzgerald fitzpatrick
fleming fletcher flores flynn foley fontaine forbes forster foster fournier fowler franco francis frank franklin frazier frederick freeman
freitas friedman fritz frost fuchs fuentes fujita fukuda gagnon gaines galindo gallagher gallegos galloway gamble garcia gardner garner
garrett garrison garza gates gauthier gentry georgiou gibbs gibson gilbert giles gill gillespie gilmore giordano girard glass gleason glenn
glover goldberg goldstein gomes gomez goncalves gonzales gonzalez goodman goodwin gordon gottlieb gould grady graf graham graves gray greco
greene greenberg greer gregory griffin griffith grimaldi grimes gross guerra guerrero guevara gunderson gupta gustafsson guthrie gutierrez guzman
haas hahn hale haley hamilton hammond hampton hancock hansen hanson hansson hardin harding hardy harmon harper harrell harrington harris harrison
hartman hartmann harvey hashimoto hassan hastings hatfield hawkins hayashi hayden hayes haynes hebert hedlund heinrich heller henderson hendricks
hendriks hendrix henriksson henry hensley henson herman hermann hernandez herrera herring herrmann hess hester hewitt hickman hicks higgins
hinton ho hobbs hodge hodges hoff hoffman hoffmann hogan holcomb holden holder holland holloway holm holmberg holmes holst holt hooper hoover
hopkins hopper horne horton horvath hossain houston howard howe howell huang huber hubbard hudson huerta huff huffman hughes hull humphrey huynh
hussain hutchinson hutchison hyde ibarra ingram inoue iqbal irwin isaac ishikawa ito ivanov iwase jackson jacobs jacobsen jacobson jafari
jain james janssen jansson jarvis jefferson jenkins jennings jensen jerkovic jimenez johansen johansson johns johnson johnston jonasson jones
jonsson jorgensen joseph joyce juarez jung kaiser kaminski kane kang kaplan kapoor karlsson kato kaur keith keller kelley kelly kemp kennedy kent
kern kerr khalil khan khanna kidd kilic kim kimura kirby kirk klein kline knapp knight knox kobayashi koch kohler kovac kovacs kowalczyk kowalski
kozlov kozlowski kramer kraus krause krishnan krueger kruger kuhn kulkarni kumar kuznetsov laine lam lamb lambert landry lange langley lara larsen
larson larsson lawson le leblanc lee leeds lehmann lehtonen leiva leon leonard leroy leslie levine levy lewandowski lewis li liang lim lin lind
lindberg lindgren lindqvist lindsay lindsey liu livingston lloyd logan lopes lopez lowe lowery lucas lucero lund lundberg luna luo lynch lynn lyons
macdonald macias mack mackay mackenzie maddox mahoney maier maldonado malik malone mancini mann manning marino marks marques marquez marsh
marshall martel martens martin martinez martini martins marx mathews mathis matos matsumoto matthews maurer maxwell mayer mayo mays mazzi mcbride
mccall mccann mccarthy mcclain mcclure mcconnell mccormick mccoy mccullough mcdaniel mcdonald mcdowell mcfarland mcgee mcgrath mcguire mcintosh
mcintyre mckay mckee mckenzie mckinney mcknight mclaughlin mclean mcleod mcmahon mcmillan mcneil mcpherson meadows medina mehta mejia melendez melton
mendes mendez mendoza mercado mercer merritt messina meyer meyers michael middleton miles miller milovanovic miranda mitchell mohamed mohr molina moller
monroe montes montgomery montoya moody moon moore mora morales moran moreau moreira moreno morgan mori morin moreau morris morrison morrow morse
morton moser moses mosley moyer mueller muir mukherjee muller mullins munoz murphy murray myers nagy naidu nair nakamura naranjo nash navarro neal
nelson neumann newman newton nguyen nicholson nielsen nikolic nilsson nixon noble nolan norman norris norton novak nowak nunes nunez obrien
ochoa oconnell oconnor odom odonnell ogawa ohara okafor okeefe okonkwo olafsdottir oliveira oliver olsen olson olsson oneal oneil oneill ono orr
ortega ortiz osborn osborne oshea osman ouellette owens pace pacheco padilla pagan palacios palmer papadopoulos pappas parekh parikh parker parks
parrish parsons pascual patel patterson patton paul pavlov paz pearson peck pedersen pelletier pena pennington pereira perez perkins perry persson
peters petersen peterson petersson petrov pfeiffer phan phelps phillips pierce pineda pinto pitts pittman poirier pollard poole portillo potter
powell powers prasad pratt preston prieto primrose proctor pruitt pugh putnam qureshi quinn quintana rahman ramirez ramos ramsey randall randolph
rangel rao rasmussen reddy redmond reese reeves reid reilly reyes reyna reynolds rhodes ribeiro ricci richard richards richardson richmond richter
riggs riley ritter rivas rivera roach robbins roberson roberts robertson robinson robles rocha rodgers rodrigues rodriguez rogers rojas roman romano
romero rosales rosario rosen rosenberg rossi roth rousseau rowe roy rubio rueda ruiz rush russell russo ruth ryan saito salas salazar salgado
salinas sampson samuelsson sanchez sanders sanderson sandoval santana santiago santos saunders sawyer sato schaefer schmid schmidt schmitt schneider
scholz schroder schroeder schultz schulz schumacher schuster schwartz schwarz scott segura seiler serrano sexton seymour shaffer shah shannon sharma
shaw shea sheikh shelton shepard shepherd sheppard sherman shields shimizu short silva simmons simon simons simpson sims sinclair singh singleton
skinner slater sloan smirnov smith snow snyder soares sokolov solis solomon sorensen soto sousa souza sparks spencer stafford stanley stanton stein
steiner stephens stephenson stevens stevenson stewart stokes stout strickland stuart suarez suleiman sullivan summers sutherland sutton svensson
swanson sweeney szabo szollosy takahashi tanaka tate taylor teixeira terry thomas thompson thomsen thomson thornton tiwari todd tomlinson torres townsend
tran trevino trujillo tucker turner tyler underwood upton valdez valencia valentine valenzuela van-dijk vargas vasquez vaughan vaughn vazquez vega
velasco velasquez velez venkatesan vera verma villa villanueva villarreal vincent vogel volkov wagner walker wallace walls walsh walters walton wang
ware warner warren washington watanabe waters watkins watson watts weaver webb weber webster weeks weiner weinstein weiss welch wells wentworth
werner wheeler whitaker whitehead whitney wiggins wilcox wilder wiley wilkerson wilkins wilkinson williams williamson willis wilson winkler winters
winther wolfe wong woodard woodward wright wu wyatt xiao xu yamada yamamoto yang yates yilmaz yoder york yoshida yu yuan zamora zhang zhao zheng zhou
zhu ziegler zielinski zimmerman zimmermann zuniga
`);
