import { wordList } from "./word-list.ts";

/** One-word names of towns that are seldom anything else, lower case and without diacritics. */
export const CITIES: readonly string[] = wordList(`
aachen aarhus abuja accra adelaide aberdeen akron albuquerque alexandria algiers amsterdam anaheim anchorage ankara antwerp arlington asheville athens atlanta auckland augsburg aurora
baghdad bakersfield baltimore bangalore bangkok barcelona basel basra beijing beirut belfast belgrade bengaluru bergen berlin bern bielefeld bilbao birmingham bogota boise bologna
bonn bordeaux boulder bratislava bremen brighton brisbane bristol brooklyn brussels bucharest budapest buffalo cairo calgary cambridge canberra caracas cardiff casablanca charleston
charlotte chattanooga chennai chicago cincinnati cleveland cologne coimbra columbus copenhagen cork coventry dallas damascus dayton delft delhi denver detroit dhaka dortmund
dresden dubai dublin duisburg durban durham dusseldorf edinburgh edmonton eindhoven espoo essen eugene evanston florence fort-worth frankfurt freiburg fresno galway gdansk geneva genoa ghent glasgow
gothenburg graz grenoble groningen guadalajara haarlem haifa hamburg hamilton hanoi hanover harare havana helsinki hiroshima hobart honolulu houston huddersfield hull hyderabad
indianapolis innsbruck istanbul jacksonville jakarta jeddah jerusalem johannesburg kabul kampala karachi karlsruhe kathmandu kiel kinshasa kyiv kobe kolkata krakow kyoto lagos lahore lansing
lausanne leeds leicester leiden leipzig lille lima limerick lisbon liverpool ljubljana london louisville lucknow lusaka luxembourg lyon maastricht madison madrid malaga malmo manchester manhattan manila mannheim
marseille medellin melbourne memphis miami milan milwaukee minneapolis minsk mobile monterrey montevideo montpellier montreal moscow mumbai munich munster nagoya nairobi nancy naples nashville
newark newcastle nicosia nottingham nuremberg oakland odense omaha oporto orlando osaka oslo ottawa oxford palermo paris perth philadelphia phoenix pittsburgh plymouth portland porto portsmouth potsdam
poznan prague pretoria pune quebec queens quito raleigh regina reims rennes reykjavik richmond riga riyadh rochester rome rotterdam sacramento salzburg santiago sarajevo scottsdale seattle seoul seville shanghai
sheffield shenzhen singapore sofia southampton spokane stavanger stockholm strasbourg stuttgart sunderland surat swansea sydney tallinn tampa tampere tbilisi tehran tijuana tilburg tokyo toledo topeka
toronto toulouse trieste tromso trondheim tucson tulsa tunis turin turku uppsala utrecht valencia valparaiso vancouver venice verona vienna vilnius warsaw wellington wichita wiesbaden winnipeg worcester wroclaw yokohama
york zagreb zaragoza zurich nuuk kenosha kuopio oulu linz lugano lucerne winterthur arnhem breda nijmegen enschede alkmaar gouda bruges namur charleroi lleida murcia granada cordoba cadiz bari catania modena parma padua pisa siena nis novi-sad
`);

/** First words of towns of two words ("San Diego", "New York", "Fort Worth", "Bad Homburg"). */
export const CITY_FIRST_WORDS: readonly string[] = wordList(`
san santa sao saint sainte st ste new los las la el fort ft port mount mt lake cape bad den north south east west upper lower ciudad villa rio salt kansas long cedar grand little palm baton des el ann cite
puerto porto monte mill great villanueva villafranca quinta palo
`);

/** Second words of towns whose first word is in CITY_FIRST_WORDS. Needed where the first word says little by itself. */
export const CITY_SECOND_WORDS: readonly string[] = wordList(`
york jersey orleans haven diego francisco jose antonio angeles vegas paso worth lauderdale wayne collins paulo janeiro louis paul petersburg city beach rapids springs arbor moines rouge rock hague haag haven bernardino
barbara cruz clara monica rosa ana fe juan town elizabeth charleston hills falls heights valley island lucia sebastian
`);

/** States and provinces in full. Not PHI by themselves (45 CFR 164.514(b)(2)(i)(B) names what is smaller than a state). */
export const STATES: readonly string[] = wordList(`
alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana
nebraska nevada hampshire jersey mexico carolina dakota ohio oklahoma oregon pennsylvania rhode tennessee texas utah vermont virginia washington wisconsin wyoming ontario alberta manitoba saskatchewan quebec columbia
bavaria bayern hessen saxony victoria queensland tasmania scotland wales england catalonia lombardy
`);

/** Two-letter states and provinces, upper case. */
export const STATE_CODES: ReadonlySet<string> = new Set(
  wordList(`AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA
  WV WI WY DC PR GU VI AA AE AP ON QC BC AB MB SK NS NB NL PE YT NT NU NSW VIC QLD WA TAS`),
);

/** Words of country names. A country is not PHI, but it continues an address. */
export const COUNTRIES: readonly string[] = wordList(`
afghanistan albania algeria andorra angola argentina armenia australia austria azerbaijan bahamas bahrain bangladesh barbados belarus belgium belize benin bhutan bolivia bosnia herzegovina botswana brazil brunei bulgaria burundi
cambodia cameroon canada chile china colombia congo croatia cuba cyprus czechia denmark dominica ecuador egypt eritrea estonia ethiopia fiji finland france gabon gambia germany ghana greece greenland grenada guatemala guinea guyana haiti
honduras hungary iceland india indonesia iran iraq ireland israel italy jamaica japan jordan kazakhstan kenya kuwait laos latvia lebanon lesotho liberia libya liechtenstein lithuania luxembourg madagascar malawi malaysia mali malta mauritius
mexico moldova monaco mongolia montenegro morocco mozambique myanmar namibia nepal netherlands zealand nicaragua niger nigeria norway oman pakistan panama paraguay peru philippines poland portugal qatar romania russia rwanda samoa senegal serbia
republic states united upper great czech new south north
seychelles singapore slovakia slovenia somalia spain sudan suriname sweden switzerland syria taiwan tajikistan tanzania thailand togo tunisia turkey uganda ukraine uruguay uzbekistan venezuela vietnam yemen zambia zimbabwe
usa uk uae kingdom emirates britain deutschland osterreich schweiz suisse espana italia nederland belgique danmark sverige norge suomi polska africa europe asia america 
`);

/** Words of streets that stand alone: "Main Street", "Rua Olmos", "ulica Długa". Lower case, no diacritics, no full stop. */
export const STREET_WORDS: readonly string[] = wordList(`
street str st road rd avenue ave av boulevard blvd lane ln drive dr court ct circle cir way parkway pkwy highway hwy square sq terrace ter trail trl turnpike crescent close mews alley causeway expressway esplanade
rue calle via viale vicolo piazza piazzale corso largo rua rúa avenida avda travessa estrada praca praça carrera camino paseo plaza ulica ul aleja al plac namesti trida ulice trg cesta strada allee chemin quai impasse place route
strasse straße platz weg gasse gata vag vagen gade vej alle katu tie polku utca ut rkp rakpart ter tere tanav mnt pst puiestee tee poik poiktee laan straat plein kade singel gracht odos plateia leoforos prospekt
terrasse town towns mountain flats bridge squares streets summit extensions points rapids courts lodge manor meadows islands isle islet junction junctions keys knoll knolls landing loaf locks mall mission motorway neck oval overpass pass passage path pike pine pines plains
point port ports prairie radial ramp ranch rest ridge river roads row shoal shoals shore shores skyway spring springs spur stravenue stream tunnel turnpike underpass union unions valley valleys viaduct view views village villages ville vista walk walks wall well
wells branch brook brooks burg burgs bypass camp canyon cape center centers circles cliff cliffs club common corner corners course cove coves creek crest crossing crossroad curve dale dam divide drives estate estates falls ferry field fields flat ford fords forest forge forges
fork forks fort freeway garden gardens gateway glen glens green greens grove groves harbor harbors haven heights hill hills hollow inlet island lake lakes land light lights loop park parks parkways parkway track trace trafficway vista tunnel stravenue rue
`);

/** The street words that name a street even without a house number, where a capitalised word stands beside them. */
export const SURE_STREET_WORDS: readonly string[] = wordList(`
street str road rd avenue ave boulevard blvd lane ln highway hwy parkway pkwy strasse straße calle avenida rue rua rúa ulica utca straat gata gatan katu
`);

/** Ends of words that name a street in languages that write it as one word. */
export const STREET_SUFFIXES: readonly string[] = wordList(`
strasse straße gasse allee platz weg vej vejen gade gaden vænget plein straat laan dijk kade gracht gata gatan vagen vägen väg veien vegen gate katu tie kuja polku utca ucca tänav allé brücke markt steig ufer hof stræde torv parken bakken stigen
vangen vænge vanget vegur gotu gata straeti stræti braut singel steeg
`);

/** Designators of a part of a building. */
export const UNIT_WORDS: readonly string[] = wordList(
  `apt apartment suite ste unit flat floor bldg building box psc lot trailer wohnung appt piso departamento whg`,
);
