import type { Random } from "../../domain/random.ts";

const GIVEN =
  "Ana Ben Carla David Elena Farid Grace Hana Ivan Julia Karim Lena Marco Nadia Omar Paula Quentin Rosa Samir Tara Uma Victor Wanda Yusuf Zoe".split(
    " ",
  );
const FAMILY =
  "Rossi Keller Novak Silva Haddad Moreau Jensen Okafor Petrov Tanaka Weber Lopez Kaya Brown Dubois Mensah Larsen Costa Fischer Ahmed Nilsson Romano Varga Clark Sato Murphy Adler Baker Quinn Osman".split(
    " ",
  );

/** A person as documents name them. */
export function personName(random: Random): string {
  const [given, family] = [random.pick(GIVEN), random.pick(FAMILY)];
  return random.chance(0.5) ? `${given} ${family}` : `${given.charAt(0)}. ${family}`;
}

/** Many ways to write one day; labels carry it as it stands on the page. */
export function dateText(random: Random): string {
  const [year, month, day] = [random.integer(2018, 2026), random.integer(1, 12), random.integer(1, 28)];
  const pad = (value: number): string => String(value).padStart(2, "0");
  const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
  return random.pick([
    `${year}-${pad(month)}-${pad(day)}`,
    `${pad(day)}/${pad(month)}/${year}`,
    `${pad(day)}.${pad(month)}.${year}`,
    `${day} ${months[month - 1]} ${year}`,
  ]);
}
