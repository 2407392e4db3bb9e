import { wordList } from "./word-list.ts";

/**
 * Given names of many cultures, lower case and without diacritics. Names that are also common words or months are in
 * `ambiguous-names.ts` and need context.
 */
export const GIVEN_NAMES: readonly string[] = wordList(`
aaron abby abdul abdullah abel abigail abraham ada adam addison adele adolf adrian adriana adrienne agata agatha agnes agnieszka
ahmad ahmed aida aiden aileen aino aisha akira aksel alain alan alana albert alberto alejandra alejandro aleksander aleksandra
aleksandr alessandra alessandro alessia alex alexander alexandra alexandre alexandria alexei alexis alfonso alfred alfredo ali
alice alicia alina alison alisha allan allen allison alma alonzo alvin alyssa amadou amal amalia amanda amber amelia amina amir
amit amy ana anastasia anders andre andrea andreas andrei andres andrew andrey andrzej andy aneta angela angelica angelina angelo
angie anika anil anita anja anjali ann anna annabel annabelle anne annemarie annette annie annika antero anthony antoine anton
antonella antonia antonio antti anya aoife apinya ariana ariel arjun arlene armando armin arnaud arne arnold arthur arturo arun
asa ashley ashok asif astrid asuka athena aubrey audrey augusto aurelia aurora ava axel aylin ayesha barbara barry bartosz beata
beatrice beatrix beatriz becky belinda belle ben benedict benedikt benita benjamin benny bernadette bernard bernardo bernd bernice
bertha bertram beth bethany betty beverly bianca bjorn blanca bogdan bonnie boris borna brad bradley brandon branko breanna brenda
brendan brent brett brian briana brianna bridget britney brittany bruce bruno bryan bryce caitlin caleb calvin cameron camila
camilla camille candice cara carla carlo carlos carlton carmen carol carole carolina caroline carolyn carrie carsten casey cassandra
catalina catarina catherine cathy cecil cecilia cedric celeste celia celine cesar chad chandra charlene charles charlie charlotte
chelsea chen cheng cheryl chiara chloe chris christa christina christine christoph christophe christopher christy chuck cindy claire
clara clarence clarissa claude claudia claudio claus clayton clementine cleo cliff clifford clinton clyde cody colette colin colleen
concetta connie connor conrad constance consuelo cora cordelia corey corinne cormac cornelia cornelius courtney craig cristian
cristiano cristina crystal curtis cynthia cyril dagmar dagny daisuke dale damian damien dana daniel daniela daniele danielle danny
daphne daria dario darlene darrell darren darryl dave david davide dean deanna debbie deborah debra declan deepak deirdre delia
delores demetrius denis denise dennis derek derrick desiree desmond devin diana diane diego dieter dietmar dilip dimitri dimitrios
dina dinesh dirk dmitri dmitry dolores dominic dominik dominique domenico don donald donna dora doreen doris dorota dorothy doug
douglas duane duncan dustin dwayne dylan earl ebony eddie edgar edith edmund eduardo edward edwin eero eileen einar eino ekaterina
elaine eleanor elena eleni eleonora eli elia elias elijah elin elina elisa elisabeth elise elizabeth ella ellen ellie elliot elliott
elmer elsa elsie elvira emanuel emil emilia emiliano emilie emilio emily emma emmanuel enid enrico enrique eric erica erich erik erika
erin ernest ernesto ernst ervin erwin esmeralda esperanza estelle esteban esther ethan etienne eugene eugenia eunice eva evan
evangelina evelyn evgeny ewa fabian fabio fabiola fabrice fadi farah farid fatima fatoumata federica federico felicia felicity felipe
felix ferdinand fernanda fernando fiona flavia flavio florence florian floyd frances francesca francesco francine francis francisco
francois françois franz fred freddie frederic frederick frederik frederikke frida frieda friedrich fritz gabriel gabriela gabriele
gabriella gabrielle gail galina gareth garrett gary gavin geetha gemma genevieve geoffrey georg george georges georgia georgina gerald
geraldine gerard gerardo gerd gerhard gertrude ghislaine gianluca gianni gilbert gilles gina giorgio giovanna giovanni gisela giulia
giuliana giulio giuseppe gladys glen glenda glenn gloria godfrey gonzalo gordon goran graciela graham greg gregor gregory greta
gretchen grzegorz guadalupe gudrun guido guillaume guillermo gunnar gunther gustav gustavo guy gwen gwendolyn hakan hakim halina
halvard hamza hana hank hanna hannah hannele hans harald hari harold harriet harrison harry haruka haruto harvey hasan hassan hattie
hazel heather hector heidi heike heiko heinrich heinz helen helena helene helga helge helmut hendrik hengist henri henrietta henrik
henrique henry herbert heribert herman hermann hilary hilda hildegard hiro hiroko hiroshi holger horst hortense howard hubert hugh
hugo hussein ian ibrahim ida ignacio igor ikram ilona ilse imani imran ines inga inge ingeborg ingmar ingrid ioannis irena irene irina
irma irmgard irving isaac isabel isabella isabelle isaiah ismael ismail istvan itziar ivan ivana ivar ivo jackie jacob jacqueline
jacques jaime jake jakob jakub jamal james jamie jan jana jane janelle janet janice janina janine janne jared jarmila jarno jaroslav
jasmin jasmine jason javier jay jayden jayne jean-paul jeanette jeanne jeannette jeff jeffery jeffrey jelena jennie jennifer jenny jens
jeremiah jeremy jeroen jerome jerry jesper jesse jessica jessie jesus jill jim jimmy jing jiri joan joann joanna joanne joao joaquin
jocelyn jochen jody joel joelle joerg johan johanna johannes john johnathan johnnie johnny jolanda jolene jon jonas jonathan joni
jordan jorg jorge jose josef josefina joseph josephine josh joshua josie jouko juan juana juanita judith judy jukka jules julia julian
juliana julie julien juliet julieta julio julius jun jurgen justin justine jutta jyoti kaija kaisa kaitlyn kamil kamila kanta karen
karim karin karina karl karla karolina kasper katarina katarzyna kate katelyn katerina katherine kathleen kathryn kathy katia katie
katja katrin katrina kavita kay kayla keiko keith kelly kelvin ken kendra kenji kenneth kenny kent kerri kerry kerstin kevin khadija
khaled khalid kiara kieran kim kimberly kiran kirill kirsten kirsty kjell klara klaus knut konrad konstantin kostas kristen kristian
kristin kristina kristine kristof kristopher krystal krystyna krzysztof kuba kumar kurt kwame kyle kylie lakshmi lamar lana lara larissa
larry lars latisha latoya laura lauren laurence laurent lauri laurie laverne lawrence layla lazar lea leah leandro leif leila lena leo
leon leona leonard leonardo leonie leonora leopold leroy leslie lester leticia levi lewis li liam lidia liisa lillian lilly lina
linda lindsay lindsey lionel lisa lise liv liz lizzie ljubica lloyd lois lola loretta lori lorena lorenzo loretta lorraine lothar
lotte lottie louis louisa louise luc luca lucas lucia luciana luciano lucie lucille lucinda lucy ludmila ludwig luigi luis luisa lukas
luke luz lydia lyle lynette lynn lynne mabel mackenzie maddie madeleine madeline madison magda magdalena magnus mahmoud maija maja
makoto malcolm malgorzata malik mamadou mandy manfred manoj manuel manuela marc marcel marcela marcelo marcia marcin marco marcos marcus
margaret margarita marge margit margot marguerite maria mariam marian mariana marianne maribel marie mariella marija marika marilyn marina
mario marion marisa marisol marissa marit marius marjorie marko markus marlene marlon marsha marta martha marthe martin martina marvin
mary maryam maryann masako mason massimo mateo mateusz mathew mathias mathieu mathilde matias matilda matt matteo matthew matthias maureen
maurice mauricio maurizio mauro max maxime maximilian maxine maya megan mehmet mei mei-ling melanie melinda melissa melody melvin mercedes
meredith mette mia micah michael michaela michal micheal michel michele michelle mickey miguel mika mikael mikhail mikko mila milan
mildred milena milos mina ming minh minna mindy mira miranda mirela miriam miroslav misty mitchell mitsuko mohamed mohammad mohammed
moira moishe molly mona monica monika monique morgan morten moses moshe muhammad muriel murray mustafa myra myrtle nadia nadine nadja nancy
naomi narayan natalia natalie natasha nathan nathaniel nazanin neha neil nele nell nellie nelson nestor nguyen nicholas nicodemus nicola
nicolas nicole niels niklas nikita nikki nikolai nikolaos nikos nils nina nisha nkechi noah noel noelle noemi nora norbert noreen
norma norman nunzia octavia odette olaf olav ole oleg olena olga olive oliver olivia olivier omar ophelia orlando orvar oscar oskar osman
otis otto owen pablo padma palmer paloma pamela paola paolo parisa pascal pasquale patricia patrice patricio patrick patrik patsy patty
paul paula paulette paulina pauline paulo pavel pawel pedro peggy per percy pernille perry petar pete peter petra petri petros phil philip
philippe phillip phoebe phyllis pia pierre pieter pietro pilar piotr pirjo polly pradeep prakash priscilla priya qing quentin quincy
rachael rachel radek rafael raffaele rafal raj raja rajesh rajiv ralf ralph ramesh ramiro ramon ramona randall randy raphael raquel rashid
ravi raymond rebecca regina reinhard reinhold renata renate rene renee reza rhonda ricardo riccardo richard rick ricky rita robbie robert
roberta roberto robin robyn rocio rodger rodney rodolfo rodrigo roger rohan roland rolf roman ron ronald ronnie roosevelt rosa rosalie
rosalind rosanna rosario rosemarie rosemary rosie roslyn ross rowena roxanne roy ruben rudolf rudolph rudy rufus rukhsana rune rupert
russell ruth ryan ryo saad sabina sabine sabrina sadie saeed sakura sally salma salvador salvatore sam samantha samir samira sammy samuel
sana sandeep sandra sanjay sanna santiago sara sarah saskia satoshi savannah scott sean sebastian selam selma serena serge sergei sergey
sergio seth shane shani shannon shanthi sharon shaun shauna shawn sheila shelby sheldon shelia shelley shelly sheri sherman sherri sherry
shinji shirley sibylle sidney siegfried sigrid silke silvia simon simona simone siobhan slobodan sofia sofie solange sonia sonja sonya
sophia sophie spencer srinivas stacey stacy stanislav stanley stefan stefania stefanie stefano stella stephan stephanie stephen steve
steven stewart stig stuart sunil sunita suresh susan susana susanna susanne susie suzanne suzette suzuki sven svetlana sybil sydney
sylvain sylvester sylvia sylvie szabina szymon tabitha tadeusz takashi takeshi tamara tamika tammy tanja tanya tara tariq tasha tatiana
tatyana ted terence teresa teri terrance terrell terrence terri terry tessa thaddeus thelma theo theodor theodore theresa therese thierry
thomas tiffany tim timo timotea timothy tina tobias toby todd tom tomas tomasz tomoko tommy toni tonya tony torsten tove tracey traci tracy
travis trevor tricia trinity trish tristan trond troy trudy tuan tyler tyrone ulf ulla ulrich ulrike umberto ursula uta ute uwe valentin
valentina valentino valeria valerie vanessa vasily veera vera vernon veronica veronika vicente vicki vickie vicky victoria vidya vijay
viktor viktoria vilhelm vince vincent vincenzo viola virgil virginia virpi vittorio vivian viviana vivienne vlad vladimir vusi walter wanda
warren wayne wei wendell wendy werner wesley wilbur wilfred wilhelm willard willem william willie wilma winifred winston wojciech wolfgang
xavier xiaoming yan yannick yasmin yasmine yasuko yevgeny yolanda yosef youssef yuki yuko yuri yusuf yvette yvonne zachary zahra zainab zbigniew
zdenek zeynep zofia zoe zoltan zsofia zuzana
`);
