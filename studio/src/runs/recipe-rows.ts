/** One setting of the recipes of some runs. */
export interface RecipeRow {
  name: string;
  /** One a run; null where the run's recipe does not know the setting. */
  values: (string | null)[];
  differs: boolean;
}

/** The settings of some recipes side by side; those that differ come first, and each part stays in the recipe's order. */
export function recipeRows(recipes: readonly Record<string, unknown>[]): RecipeRow[] {
  const names = [...new Set(recipes.flatMap((recipe) => Object.keys(recipe)))];
  const rows = names.map((name) => {
    const values = recipes.map((recipe) => (name in recipe ? said(recipe[name]) : null));
    return { name, values, differs: new Set(values).size > 1 };
  });
  return [...rows.filter(({ differs }) => differs), ...rows.filter(({ differs }) => !differs)];
}

function said(value: unknown): string {
  if (Array.isArray(value)) return value.map(said).join(", ");
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "object" && value !== null ? JSON.stringify(value) : String(value);
}
