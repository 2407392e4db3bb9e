CREATE TABLE "run_samples" (
	"run_id" text NOT NULL,
	"step" integer NOT NULL,
	"document_id" text NOT NULL,
	"answer" text NOT NULL,
	"cut" boolean NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "run_samples_run_id_step_document_id_pk" PRIMARY KEY("run_id","step","document_id")
);
--> statement-breakpoint
ALTER TABLE "run_samples" ADD CONSTRAINT "run_samples_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_samples" ADD CONSTRAINT "run_samples_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;