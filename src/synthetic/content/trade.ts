import type { Random } from "../../domain/random.ts";
import { capitalised, inventedWord } from "./words.ts";

const SHOPS =
  "Corner Mart,City Books,Green Grocer,Harbor Cafe,Nova Hardware,Sun Pharmacy,Pine Bakery,Metro Foods,Blue Door Deli,Star Stationery,Lake Market,Oak Garden,Prime Paints,Rapid Print,Delta Tools,Maple Store".split(
    ",",
  );
const GOODS =
  "Apples Bread Butter Candles Cheese Coffee Eggs Flour Glue Hammer Honey Jam Juice Lamp Milk Nails Notebook Oil Onions Paint Paper Pasta Pencils Pepper Rice Rope Salt Screws Soap Socks Sugar Tape Tea Towels Vinegar Water Wire Yogurt Batteries Brushes".split(
    " ",
  );
const SELLERS =
  "Atlas Supply,Brightline Ltd,Cedar Works,Dover Trading,Eastgate Co,Fulton Parts,Granite Group,Hillside Ltd,Ironbridge,Juniper Media,Kestrel Inc,Lomond Services".split(
    ",",
  );

export interface SoldItem {
  name: string;
  quantity: number;
  amount: string;
  cents: number;
}

/** Brands are often invented words, and so are a good part of these, lest names be guessed and not read. */
const INVENTED = 0.45;

export function shopName(random: Random): string {
  return random.chance(INVENTED)
    ? `${capitalised(inventedWord(random))} ${random.pick(["Shop", "Mart", "Store", "Foods", "Bar", "Books"])}`
    : random.pick(SHOPS);
}

export function sellerName(random: Random): string {
  return random.chance(INVENTED)
    ? `${capitalised(inventedWord(random))} ${random.pick(["Ltd", "Co", "Inc", "Group"])}`
    : random.pick(SELLERS);
}

/** `count` different items. Amounts have two decimals. */
export function soldItems(random: Random, count: number): SoldItem[] {
  return random
    .shuffle(GOODS)
    .slice(0, count)
    .map((known) => {
      const name = random.chance(INVENTED) ? capitalised(inventedWord(random)) : known;
      const quantity = random.integer(1, 9);
      const cents = random.chance(0.8) ? random.integer(50, 4999) : random.integer(5000, 49999);
      return { name, quantity, amount: (cents / 100).toFixed(2), cents };
    });
}

/** The exact sum of items, with two decimals. */
export function totalOf(items: readonly SoldItem[]): string {
  return (items.reduce((sum, item) => sum + item.cents, 0) / 100).toFixed(2);
}
