/**
 * Every error a person can meet, in one table: what went wrong is said by the thrower, the code and the remedy stand here.
 * docs/errors.md is held against this table by a test.
 */
export const ERRORS = {
  "config-missing": "Create residency.config.ts in the project folder; `residency init` writes a first one.",
  "config-invalid": "Correct the named path in residency.config.ts.",
  "path-not-found": "Check the path; relative paths start at the current folder.",
  "path-not-usable":
    "Check who may read and write there, and that it is no folder where a file is meant; or name another path.",
  "file-empty": "The file has 0 bytes. Copy it again from its source.",
  "file-too-large": "Split the file, or raise `limits.fileBytes` in the config.",
  "file-type-unsupported": "Give PNG, JPEG, TIFF or PDF. The type is read from the bytes, not from the name.",
  "file-damaged": "The file cannot be decoded. Scan or export it again.",
  "file-encrypted": "Remove the password from the PDF and add it again.",
  "page-too-large": "Scan at a lower resolution; a page may have 60 megapixels at most.",
  "too-many-pages": "Split the document; see `limits.pages` in the config.",
  "render-timeout": "The page took too long to render. Re-save the file with another program.",
  "render-crashed":
    "The page renderer ran out of memory or crashed on this file. Re-save the file with another program.",
  "labels-invalid": "Correct the named line of the labels file.",
  "bundle-invalid": "Give FHIR R4 Bundle resources in JSON; export the file again if it was cut short.",
  "document-not-found": "Check the id with `residency documents`.",
  "dataset-empty": "Add documents with labels first: `residency add FOLDER --labels labels.jsonl`.",
  "dataset-not-found": "Run `residency curate`, or give an id from `residency datasets`.",
  "dataset-leak": "Documents of one subject or near-duplicates stand in two splits. Curate again.",
  "model-not-found":
    "Give `base`, a run id, a release id, a model folder or an endpoint URL; `base` is the folder that residency.config.ts names.",
  "run-not-found": "Give an id from `residency runs`.",
  "run-specialty-unknown":
    "Run `residency train` with the config that it was trained with: the finished run is found again, and keeps it.",
  "plan-changed":
    "The config, the base model or the dataset changed since the plan. Plan again, look at it, and start that.",
  "run-busy": "Another process is working on this run. Wait for it, or stop it first.",
  "evaluation-not-found": "Run `residency evaluate` first.",
  "run-not-training": "Only a run in training can be stopped; look at its state with `residency runs`.",
  "engine-missing": "Run `npm run setup` to install the Python engine.",
  "engine-failed": "Read the engine's last lines above; `residency train` resumes from the last complete checkpoint.",
  "engine-refused": "The engine refused the job; the reason is given above.",
  "endpoint-failed": "Check the URL, the key in the environment and that the server answers.",
  "endpoint-invalid":
    "Correct the endpoint in residency.config.ts; a URL may not point to metadata services or change its host.",
  "phi-blocked":
    "Mark the endpoint `mayReceivePhi: true` if it is allowed to see patients' data, use a model on this machine, or vouch for images with `residency ask --no-phi`.",
  "budget-spent": "Raise the budget, or go on with what was answered; nothing that was paid for is lost.",
  "gates-failed": "Read the failed gates above; mend what they found, or override them by name and with a reason.",
  "release-not-found": "Give an id from `residency releases`.",
  "release-state": "See `residency releases list`; a release goes candidate, staged, released, retired.",
  "override-invalid": "Name a gate that failed and may be overridden, the person who decides, and the reason.",
  "signing-key-invalid":
    "Give an Ed25519 private key as PEM in RESIDENCY_SIGNING_KEY, or as a file that only you can read (chmod 600).",
  "converter-missing":
    "Set RESIDENCY_LLAMA_CPP to a folder of llama.cpp with convert_hf_to_gguf.py, and install what it needs.",
  "converter-failed": "Read the converter's last lines above; not every architecture can be written as GGUF.",
  "bundle-altered": "A file differs from its signed manifest. Fetch the release again from its source.",
  "study-not-found": "Give an id from `residency study list`.",
  "study-closed": "The study takes no more votes; open a new one with a new plan.",
  "study-open": "Close the study before its sides are revealed.",
  "study-invalid": "Correct the named part of the plan; nothing was opened.",
  "vote-refused": "Ask for the next item with `residency study next`, and vote on that one.",
  "judge-cases-invalid": "Correct the named line; docs/judges.md gives the form of a case.",
  "judge-check-not-found": "Give an id from `GET /api/judge-checks`.",
  "outcomes-invalid": "Give a CSV file with the columns metric, day, value, n and source.",
  "advice-impossible":
    "Add labelled documents, run `residency curate`, then `residency advise`, which measures what is missing.",
  "advice-not-found": "Give an id from `GET /api/advice`, or run `residency advise`.",
  "label-conflict": "Compare both versions and save again on top of the newer one; nothing was overwritten.",
  "lease-lost": "Take the document from the queue again; what was saved is kept.",
  "request-invalid": "Correct the named part of the request; /api/openapi.json says what each takes.",
  "not-signed-in": "Sign in, or send a token: `Authorization: Bearer TOKEN`.",
  "not-permitted": "Ask an administrator for a role that permits this.",
  "not-served": "There is nothing at this address; /api/openapi.json lists what there is.",
  "origin-refused": "Open the studio at its own address; requests from other sites are refused.",
  "sign-in-failed": "Check name and password, or ask an administrator for a sign-in link.",
  "link-spent": "A link signs in once. Run `residency studio --link` for a new one, or ask an administrator.",
  "too-many-attempts": "Wait for the time that is named, then try again.",
  "person-not-found": "Give an id from the list of people.",
  "studio-exposed": "Stay on 127.0.0.1; or set a password, and give --tls-certificate and --tls-key or --behind-proxy.",
  "work-not-found": "A studio that was started again knows no earlier work; look at what the screens show.",
  "work-busy": "Wait until it is done, or cancel it.",
  "demo-refused": "Documents are made only for an empty project, of families that `residency synthesise` knows.",
  "suggestion-not-found": "Give an id from `residency suggestions`.",
  "suggestion-closed":
    "It was decided before, or is held back to measure anchoring. Label the document itself; a decision stays.",
  "merge-differs":
    "The merged model does not answer as its adapter does, so it is not released. Train again, or keep the adapter.",
  "database-unavailable":
    "Check DATABASE_URL, or remove it to use the embedded PostgreSQL; then run the same command again, it goes on where it stopped.",
  "blob-missing": "A stored file is gone or damaged. Restore the blob folder from its backup.",
  "audit-broken": "The audit chain was altered. Restore the database from a backup taken before the named row.",
  "database-in-use":
    "Wait for the other commands and the studio, or end them; `residency stop --force` stops it all the same.",
  "disk-full": "Free some space and run the same command again; it goes on where it stopped.",
  interrupted: "Run the same command again; it goes on where it stopped.",
  usage: "Run the command with --help.",
  internal:
    "This is a fault in Residency. Please report it with the command that you ran; RESIDENCY_DEBUG=1 shows where it happened, without data.",
} as const;

export type ErrorCode = keyof typeof ERRORS;

/** An expected failure: a code from the table, a sentence that says what happened, and the table's remedy. */
export class ResidencyError extends Error {
  override readonly name = "ResidencyError";
  readonly code: ErrorCode;
  readonly remedy: string;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.remedy = ERRORS[code];
  }
}
