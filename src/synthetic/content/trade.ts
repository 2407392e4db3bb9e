import type { Random } from "../../domain/random.ts";
import { articleCode } from "./codes.ts";
import { companyName } from "./companies.ts";
import { capitalised, inventedName, inventedWord } from "./words.ts";

const SHOPS =
  "Corner Mart,City Books,Green Grocer,Harbor Cafe,Nova Hardware,Sun Flowers,Pine Bakery,Metro Foods,Blue Door Deli,Star Stationery,Lake Market,Oak Garden,Prime Paints,Rapid Print,Delta Tools,Maple Store,Café Núñez,Pâtisserie Élan,Bäckerei Groß,Kiosk am Tor,Mercado São Luís,Księgarnia Wąska,La Tienda,Trattoria Da Ugo,Noodle House,Fuel & Go,Bike Barn,Vinyl Vault,Toy Box,The Wool Shop".split(
    ",",
  );
const KINDS = "Shop Mart Store Foods Bar Books Café Deli Grill Market Express Outlet Garage Kiosk Bistro Fashion".split(
  " ",
);
const GOODS =
  "Apples,Bread,Butter,Candles,Cheese,Coffee,Eggs,Flour,Glue,Hammer,Honey,Jam,Juice,Lamp,Milk,Nails,Notebook,Oil,Onions,Paint,Paper,Pasta,Pencils,Pepper,Rice,Rope,Salt,Screws,Soap,Socks,Sugar,Tape,Tea,Towels,Vinegar,Water,Wire,Yogurt,Batteries,Brushes,Basil,Beans,Blanket,Bolts M8,Broom,Bucket,Cable 3m,Carrots,Chair,Chisel,Cocoa,Crackers,Crème fraîche,Cups 12pc,Curtain,Dates,Drill bit 6mm,Envelopes C5,Eraser,Figs,File A4,Flask 0.5L,Fuse 10A,Garlic,Gloves L,Grapes,Gravel,Hinge,Hook,Ink 42XL,Jalapeño,Jug,Kettle,Ketchup,Key ring,Ladder,Lemons,Lettuce,Magnet,Map,Marmalade,Mop,Müsli,Mustard,Napkins,Oats 500g,Olives,Padlock,Peas,Pens 10x,Pickles,Pillow,Plums,Postcard,Radish,Rug,Ruler,Sauce,Scarf,Sealant,Seeds,Shelf,Spade,Sponge,Stamps,Stapler,String,Tiles,Timer,Torch,Umbrella,USB stick,Varnish,Vase,Walnuts,Washer M6,Wax,Whisk,Wrench,Zip bag".split(
    ",",
  );
const WORK =
  "Delivery,Assembly,Cleaning,Consulting,Hosting,Translation,Repair,Training,Survey,Painting,Storage,Rental,Support,Licence,Printing,Layout,Editing,Gardening,Towing,Catering".split(
    ",",
  );
const UNITS = ["pcs", "kg", "h", "m", "L", "box", "set", "day", "pack", "m²", "g", "roll"];

export interface SoldItem {
  code: string;
  name: string;
  quantity: number;
  unit: string;
  unitCents: number;
  /** Quantity times price of one, in hundredths. */
  cents: number;
}

/** Brands are often invented words, and so are a good part of these, lest names be guessed and not read. */
const INVENTED = 0.45;

export const shopName = (random: Random): string =>
  random.chance(INVENTED) ? `${inventedName(random)} ${random.pick(KINDS)}` : random.pick(SHOPS);

export const sellerName = (random: Random): string => companyName(random);

/** `count` different items of at most about 16 characters. */
export function soldItems(random: Random, count: number, kinds: "goods" | "goods and work" = "goods"): SoldItem[] {
  const known = kinds === "goods" ? GOODS : [...GOODS, ...WORK, ...WORK];
  return random
    .shuffle([...new Set(known)])
    .slice(0, count)
    .map((plain) => {
      const kind = random.next();
      const name =
        kind < 0.3
          ? capitalised(inventedWord(random))
          : kind < INVENTED
            ? `${inventedName(random)} ${random.pick([plain.split(" ")[0] as string, String(random.integer(2, 900)), "XL", "No. 5", "Plus"])}`
            : plain;
      const quantity = random.chance(0.5) ? 1 : random.chance(0.9) ? random.integer(2, 9) : random.integer(10, 120);
      const unitCents = random.chance(0.8) ? random.integer(20, 1999) : random.integer(2000, 49999);
      return {
        code: articleCode(random),
        name,
        quantity,
        unit: random.pick(UNITS),
        unitCents,
        cents: quantity * unitCents,
      };
    });
}

/** The exact sum of items, in hundredths. */
export const totalOf = (items: readonly SoldItem[]): number => items.reduce((sum, item) => sum + item.cents, 0);
