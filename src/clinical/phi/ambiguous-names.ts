import { wordList } from "./word-list.ts";

/** Given names that are common words, months, plants or drugs too: a name only where the context says so. */
export const AMBIGUOUS_GIVEN_NAMES: readonly string[] = wordList(`
amber angel april art august autumn basil bill bob buddy carol chance chase christian clay cliff colt crystal dale daisy dawn destiny dick drew
eve faith flora frank gene ginger grace grant gray guy harmony heath holly hope hunter iris ivy jack jade jasper jean jewel joy june junior justice
king lance lane lily mark marina mark may mercy mike mile miles miracle misty norm olive pat patience pearl penny peg poppy prince ray reed
rich rick river rob robin rocky rod rose ruby rusty sandy scarlet sky sonny star stone sterling sue summer tad tanner taylor temple tiger trinity victor
violet virginia wade ward will willow woody charity chuck dean don earl ernest flo forest gale gay glory guy heather honor ian jay josh kit lee major max
melody nick otter pepper pierce precious princess ram red roman sage sandy sol sunny ted tip tom tony wanda van an long bo song hung dung
duke bishop royal baron mason carter parker paris london brook brooks cherry candy may mai min sun so-young ah anh
`);

/** Family names that are common words too. */
export const AMBIGUOUS_FAMILY_NAMES: readonly string[] = wordList(`
abbot alder archer ash baker ball bank banks barber bass bean bear beach bell bench berg berry best bird bishop black blood bloom bond bone
bolt bowl box boys branch brand bright britt brook brown buck bull bush butler butter buyer cage cain camp carver case cash cave chance chase child christmas
church clark clay close coats cook counts cox craft cross crow curry daily dale daley dance darling day days dean dear dell dent doctor dove drew early
east english eng faith fair farmer fast fay fears felt field fields fine fish fisher fitch flood flowers ford forest forrest fox fraser freed french
friend fry frye fuller gage gallant gamble game gay glass golden good gore grace grant gray green grey grove grow guest gunn hall hand hanks
hardy hart hatch hay head heard hearn heart heath hill hoe hood hook house hunt hunter ivory ivy joy judge justice keen key keys king kitchen
knight lamb land lane law lay leach leader leak leap legg lemon less light little lock long love low lower lyon major man march mark marks marble may mead mercy
mills mix moon moss mound much mull nail nation news nice noble oak oaks organ outlaw pace pack page paige paine pain palm park parks past pate peace pearl
peel penny pepper perry pine pitt plant plum poe pole pool poor pope porter post pound power powers pray price pride prince prior pulley purple quick ray reading
reed rich rice ring rivers rose rowe rush russ sage sales salt sample sands savage sawyer school self sell shade sharp sheets shell shepherd ship
shirt short silver singer skinner sleep small snow speed spells spring spring squires stark steel steele still stone storm story stout street strong
summer swallow sweet swift tanner teal temple terry thorn tongue towns townsend trotter tubbs tudor turner twigg vance viola virgin wall walls ward waters ways weaver
webb weeks weir west wharton wheeler white wild winter wise wolf wood woods work worth wren wright young yoo fung sung sun moon an ma mo ng hung su yu
banks burns cannon carpenter cherry combs cooper counts crane downs drake everett farris figures finch frost glover goodman hardin hale harm hull kane kern kidd knapp lambert low
marsh mason mays minor moody morrow noble pugh reese roach rush sheppard shields snow solomon sparks stokes sutton wells wiley winters york
`);
