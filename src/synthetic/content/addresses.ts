import type { Random } from "../../domain/random.ts";
import { filled } from "./codes.ts";
import { inventedName } from "./words.ts";

/** A postal address; `lines` of a letter are made of its parts. */
export interface Address {
  street: string;
  city: string;
  postcode: string;
  country: string;
}

interface Country {
  name: string;
  /** Patterns of `filled`. */
  postcodes: string[];
  cities: string[];
  /** A street with `~` for its name; patterns of `filled`. */
  streets: string[];
  names: string[];
}

const ENGLISH_STREETS = [
  "%# ~ Street",
  "%## ~ Road",
  "% ~ Lane",
  "Flat %, %# ~ Road",
  "%#B ~ Avenue",
  "Unit %, ~ Park",
];
const ENGLISH_NAMES = "Calder Mill High Station Kestrel Juniper Hollow Victoria Chapel Orchard Quay Foundry".split(" ");

/** Places of many lands, each with the postcodes and the order of street and number that are usual there. */
const COUNTRIES: Country[] = [
  {
    name: "United Kingdom",
    postcodes: ["@@% #@@", "@%# #@@", "@% %@@"],
    cities: "Leeds,Bristol,Kirkwall,Stoke-on-Trent,Ely,Hull,Whitby".split(","),
    streets: ENGLISH_STREETS,
    names: ENGLISH_NAMES,
  },
  {
    name: "USA",
    postcodes: ["%####", "%####-####", "NY 1####", "CA 9####", "TX 7####"],
    cities: "Dayton,Boise,El Paso,Fort Wayne,Salem,Duluth,Tulsa".split(","),
    streets: ["%### ~ Ave", "%## ~ Blvd", "%### ~ St Apt %@", "PO Box %##", "%## W %#th St", "%### ~ Dr"],
    names: ENGLISH_NAMES,
  },
  {
    name: "Germany",
    postcodes: ["%####", "D-%####"],
    cities: "Köln,Lübeck,Gießen,Weimar,Würzburg,Ulm".split(","),
    streets: ["~straße %#", "~weg %", "~ Allee %#a", "Am ~platz %"],
    names: "Linden Garten Mühlen Schiller Burg Rosen Kirch".split(" "),
  },
  {
    name: "France",
    postcodes: ["%####", "F-%####"],
    cities: "Orléans,Nîmes,Angoulême,Besançon,Saint-Lô,Metz".split(","),
    streets: ["%# rue ~", "% bis rue ~", "%# av. ~", "%#, place ~"],
    names: "Molière Pasteur Hélène-Boucher Garçonnet Voltaire".split(" "),
  },
  {
    name: "Spain",
    postcodes: ["0%###", "4%###"],
    cities: "Málaga,León,Logroño,Vigo,A Coruña".split(","),
    streets: ["Calle ~ %#", "C/ ~, %#, %º", "Avda. ~ %##", "Plaza ~ %"],
    names: "Olmo Peña Núñez Mayor Colón".split(" "),
  },
  {
    name: "Poland",
    postcodes: ["%#-###"],
    cities: "Łódź,Gdańsk,Kraków,Poznań,Bytom".split(","),
    streets: ["ul. ~ %#", "ul. ~ %/%", "al. ~ %##"],
    names: "Długa Źródlana Kościuszki Wąska Polna".split(" "),
  },
  {
    name: "Sweden",
    postcodes: ["%## ##", "SE-%## ##"],
    cities: "Malmö,Umeå,Västerås,Gävle,Luleå".split(","),
    streets: ["~gatan %#", "~vägen %"],
    names: "Skol Björk Sjö Ängs Kungs".split(" "),
  },
  {
    name: "Denmark",
    postcodes: ["%###", "DK-%###"],
    cities: "Aarhus,Køge,Næstved,Helsingør".split(","),
    streets: ["~gade %#", "~vej %, %. th"],
    names: "Sønder Nørre Skov Bøge Ål".split(" "),
  },
  {
    name: "Netherlands",
    postcodes: ["%### @@"],
    cities: "Utrecht,Breda,Den Haag,Zwolle".split(","),
    streets: ["~straat %#", "~laan %##", "~kade %-@"],
    names: "Linden Prinsen Molen Oude".split(" "),
  },
  {
    name: "Czechia",
    postcodes: ["%## ##"],
    cities: "Plzeň,Děčín,Brno,Třebíč".split(","),
    streets: ["~ %#", "~ %##/%"],
    names: "Dlouhá Zámecká Růžová Křížová".split(" "),
  },
  {
    name: "Hungary",
    postcodes: ["%###", "H-%###"],
    cities: "Győr,Pécs,Szeged,Eger".split(","),
    streets: ["~ utca %#.", "~ út %."],
    names: "Petőfi Kossuth Fő Virág".split(" "),
  },
  {
    name: "Turkey",
    postcodes: ["%####"],
    cities: "İzmir,Eskişehir,Muğla,Çorum".split(","),
    streets: ["~ Cad. No: %#", "~ Sok. %/%"],
    names: "Çınar Gül Kurtuluş Yıldız".split(" "),
  },
  {
    name: "Portugal",
    postcodes: ["%###-###"],
    cities: "Évora,Faro,Guimarães,Setúbal".split(","),
    streets: ["Rua ~, %#", "Av. ~ %##, %.º"],
    names: "Conceição Graça Câmara Direita".split(" "),
  },
  {
    name: "Italy",
    postcodes: ["%####", "I-%####"],
    cities: "Forlì,Lecce,Torino,Cefalù".split(","),
    streets: ["Via ~ %#", "Corso ~, %##", "Piazza ~ %"],
    names: "Garibaldi Libertà Roma Dante".split(" "),
  },
  {
    name: "Canada",
    postcodes: ["@%@ %@%"],
    cities: "Regina,Trois-Rivières,Halifax,Gatineau".split(","),
    streets: ["%## ~ Cres.", "%### rue ~", "Suite %##, %# ~ Way"],
    names: ENGLISH_NAMES,
  },
];

/** Names of streets and towns are often invented, lest they be guessed and not read. */
const INVENTED = 0.4;

export function address(random: Random): Address {
  const country = random.pick(COUNTRIES);
  const known = random.pick(country.names);
  const name = random.chance(INVENTED) ? inventedName(random) : known;
  const street = filled(random.pick(country.streets).replace("~", name), random);
  return {
    street,
    city: random.chance(INVENTED) ? inventedName(random) : random.pick(country.cities),
    postcode: filled(random.pick(country.postcodes), random),
    country: country.name,
  };
}

const SUFFIXES = "Junction,Road,Park,East,Central,North,Hbf,Harbour,Bridge,Airport,Mill,Town,Quay".split(",");

/** A town, or a station in one. */
export function stationName(random: Random): string {
  const town = random.chance(0.5) ? inventedName(random) : random.pick(random.pick(COUNTRIES).cities);
  return random.chance(0.35) && town.length < 9 ? `${town} ${random.pick(SUFFIXES)}` : town;
}
