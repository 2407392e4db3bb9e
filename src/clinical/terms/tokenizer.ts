import { Tokenizer } from "@huggingface/tokenizers";

/**
 * Makes an encoder of the contents of a tokenizer.json and a tokenizer_config.json, both already parsed. It gives the
 * token numbers of a text without special tokens around it.
 *
 * The library leaves `undefined` for a piece that is not in the vocabulary where the model names no unknown token, or
 * one that it has not; here such a piece is the unknown token where there is one, else -1, and always counts as a token.
 *
 * @throws TypeError if the contents are not those of a tokenizer that the library reads.
 */
export function tokenizerEncoder(tokenizer: object, config: object = {}): (text: string) => number[] {
  let loaded: Tokenizer;
  try {
    loaded = new Tokenizer(tokenizer, config);
  } catch (error) {
    throw new TypeError(`not a tokenizer that can be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  const unknown = unknownNumber(loaded, tokenizer, config);
  return (text) => {
    const ids: readonly (number | undefined)[] = loaded.encode(text, { add_special_tokens: false }).ids;
    return Array.from(ids, (id) => id ?? unknown);
  };
}

function unknownNumber(loaded: Tokenizer, tokenizer: object, config: object): number {
  for (const holder of [config, "model" in tokenizer ? tokenizer.model : {}]) {
    const name = typeof holder === "object" && holder !== null && "unk_token" in holder ? holder.unk_token : undefined;
    const text = typeof name === "object" && name !== null && "content" in name ? name.content : name;
    const id = typeof text === "string" ? loaded.token_to_id(text) : undefined;
    if (id !== undefined) return id;
  }
  return -1;
}
