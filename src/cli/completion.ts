import { ResidencyError } from "../domain/error.ts";

/** Reached only when the completion adapter did not know the shell. */
export async function completion(): Promise<never> {
  throw new ResidencyError("usage", "name a shell: residency completion bash, zsh, fish or powershell");
}
