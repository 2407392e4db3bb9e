import type { Random } from "../../domain/random.ts";
import { inventedName } from "./words.ts";

export { dateText } from "./dates.ts";

const GIVEN =
  "Ana Ben Carla David Elena Farid Grace Hana Ivan Julia Karim Lena Marco Nadia Omar Paula Quentin Rosa Samir Tara Uma Victor Wanda Yusuf Zoe Aaron Abena Ada Adriana Agnes Ahmed Aisha Alan Albert Alessia Alice Amina Amir Anders Andrea Angela Anita Anton Arthur Astrid Aylin Beatriz Benedict Bianca Boris Bruno Camille Carlos Cecilia Chiara Chloe Clara Claire Colin Daniela Daria Dennis Derya Diana Dimitri Dora Edith Edward Eleni Elif Emma Enzo Erik Esther Eva Fatima Felix Fiona Florian Frida Gabriel Gemma Georg Gianni Greta Gustav Harold Hassan Heidi Helena Henrik Hilda Hugo Ida Igor Ines Ingrid Irene Isaac Isabel Jack Jakob Jamila Jana Jasmin Jean Jiro Joan Jonas Josef Judith Karl Katja Kemal Kenji Kofi Lars Laura Leila Leon Liam Linda Lucas Luigi Lydia Magnus Malik Maria Marta Martin Matteo Mei Mehmet Mia Mila Mohamed Monika Naomi Natalia Nina Noah Nora Oleg Olga Oliver Oscar Otto Pablo Pedro Peter Petra Philip Priya Rachel Rania Ravi Renata Robert Ruth Salma Sandra Sara Sean Selma Simon Sofia Stefan Sven Tariq Teresa Theo Thomas Tomas Ursula Vera Vikram Walter Wei Wilma Xavier Yara Yuki Yvonne " +
  "André Ángel Anaïs Åsa Başak Björn Božena Çağla Chloë Dušan Élodie Émile Elżbieta Erdoğan Eszter Françoise François Gökhan Grażyna Günther Håkon Hélène Inês István Jānis Jérôme Jesús João José Jörg Jürgen Júlia Kateřina Krisztián László Łucja Łukasz Māris Małgorzata Márta Mónica Nuño Oğuz Ondřej Özlem Pål Raúl René Rūta Sébastien Sørina Søren Şebnem Sinéad Tomáš Ümit Václav Věra Zoë Žana Zdeněk Ørjan";
const FAMILY =
  "Rossi Keller Novak Silva Haddad Moreau Jensen Okafor Petrov Tanaka Weber Lopez Kaya Brown Dubois Mensah Larsen Costa Fischer Ahmed Nilsson Romano Varga Clark Sato Murphy Adler Baker Quinn Osman Abbott Acker Alvarez Amari Andersen Archer Arslan Ashby Bachmann Barlow Becker Bianchi Blake Boateng Bosch Brandt Brennan Calder Campbell Carvalho Castro Chen Colombo Conti Cooper Cruz Dahl Danso Davies Delgado Demir Diaz Doyle Eklund Ellis Esposito Evans Farrell Ferrari Fleming Fontana Foster Fuchs Garcia Gibson Gomez Gray Greco Gruber Gupta Haas Hansen Harris Hoffman Holm Hughes Ibrahim Ito Ivanov Jacobs James Johansen Jones Kang Kapoor Karlsson Kelly Khan Klein Koch Kowal Kruger Kumar Lambert Lang Lee Lehmann Leroy Lewis Li Lind Lombardi Lund Mancini Marino Martin Mason Mbeki Meyer Mitchell Mori Morgan Moretti Nagy Nakamura Nelson Neumann Nguyen Nowak Oconnell Olsen Ortega Owusu Palmer Park Patel Pereira Perez Pohl Popov Price Rahman Ramos Reid Reyes Ricci Richter Rivera Roberts Roth Rubio Russo Said Santos Sanders Schmidt Schuster Serra Shah Shaw Singh Smith Sokolov Sorensen Stein Suzuki Svensson Taylor Torres Turner Vogel Vargas Vidal Wagner Walsh Wang Ward Watson White Wilson Wolf Wong Wood Yamada Yilmaz Young Zhang Ziegler Zuber " +
  "Ångström Ávila Björk Błaszczyk Bouchér Brânză Čapek Čech Çelik Dąbrowski Díaz Dvořák Fernández Gámez García Gąsior Gonçalves González Gößler Grüber Günay Håkansson Hernández Horváth Ibáñez Jiménez Jørgensen Kędzior Kılıç Kučera Küçük Lefèvre Łęcki Løvås Löwe López Magalhães Martínez Mäkinen Međić Molnár Mühlbauer Muñoz Müller Németh Nordström Novák Núñez Ødegård Öztürk Pérez Peña Petrović Råberg Řezník Rodríguez Sánchez Schäfer Şahin Šimek Sjöberg Søndergård Szabó Škoda Škvorecký Tóth Ünal Vašek Weiß Wójcik Yıldız Zieliński Žižka";
const [GIVEN_NAMES, FAMILY_NAMES] = [GIVEN.split(" "), FAMILY.split(" ")];

/** Given name and family name. */
export interface PersonNames {
  given: string;
  family: string;
}

/** One name in eight is of nobody's language, so that names must be read too. */
export function personNames(random: Random): PersonNames {
  return {
    given: random.chance(0.05) ? inventedName(random) : random.pick(GIVEN_NAMES),
    family: random.chance(0.12) ? inventedName(random) : random.pick(FAMILY_NAMES),
  };
}

/** Characters of the longest name, so that it fits a narrow slip after a label. */
const LONGEST = 22;

/** A person as documents name them: "Ana Rossi", "A. Rossi", "Ana M. Rossi", "Rossi, Ana", "Ana Rossi-Keller". */
export function personName(random: Random): string {
  const { given, family } = personNames(random);
  const initial = given.charAt(0);
  const kind = random.next();
  const text =
    kind < 0.48
      ? `${given} ${family}`
      : kind < 0.74
        ? `${initial}. ${family}`
        : kind < 0.84
          ? `${given} ${random.pick(GIVEN_NAMES).charAt(0)}. ${family}`
          : kind < 0.92
            ? `${family}, ${given}`
            : `${given} ${family}-${random.pick(FAMILY_NAMES)}`;
  return text.length <= LONGEST ? text : `${initial}. ${family}`;
}
