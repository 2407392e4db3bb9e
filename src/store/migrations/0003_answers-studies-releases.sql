CREATE TABLE "advice" (
	"id" text PRIMARY KEY NOT NULL,
	"dataset_id" text NOT NULL,
	"advice" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "endpoint_answers" (
	"key" text PRIMARY KEY NOT NULL,
	"endpoint" text NOT NULL,
	"model" text NOT NULL,
	"answer" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "spend" (
	"attempt" text PRIMARY KEY NOT NULL,
	"budget" text NOT NULL,
	"endpoint" text NOT NULL,
	"state" text NOT NULL,
	"input_tokens" bigint NOT NULL,
	"output_tokens" bigint NOT NULL,
	"cost_micros" bigint NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "judgements" (
	"id" text PRIMARY KEY NOT NULL,
	"document_id" text NOT NULL,
	"candidate" text NOT NULL,
	"metric" text NOT NULL,
	"judge" text NOT NULL,
	"prompt_sha256" text NOT NULL,
	"score" jsonb NOT NULL,
	"detail" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outcomes" (
	"metric" text NOT NULL,
	"day" text NOT NULL,
	"source" text NOT NULL,
	"value" double precision NOT NULL,
	"n" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "outcomes_metric_day_source_pk" PRIMARY KEY("metric","day","source")
);
--> statement-breakpoint
CREATE TABLE "gate_plans" (
	"sha256" text PRIMARY KEY NOT NULL,
	"specialty" text NOT NULL,
	"gates" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "studies" (
	"id" text PRIMARY KEY NOT NULL,
	"plan" jsonb NOT NULL,
	"plan_sha256" text NOT NULL,
	"state" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "study_items" (
	"study_id" text NOT NULL,
	"item" integer NOT NULL,
	"document_id" text NOT NULL,
	"sides" jsonb NOT NULL,
	"repeats" integer,
	CONSTRAINT "study_items_study_id_item_pk" PRIMARY KEY("study_id","item")
);
--> statement-breakpoint
CREATE TABLE "study_votes" (
	"study_id" text NOT NULL,
	"item" integer NOT NULL,
	"reader" text NOT NULL,
	"vote" text NOT NULL,
	"reason" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "study_votes_study_id_item_reader_pk" PRIMARY KEY("study_id","item","reader")
);
--> statement-breakpoint
CREATE TABLE "suggestions" (
	"id" text PRIMARY KEY NOT NULL,
	"document_id" text NOT NULL,
	"task" text NOT NULL,
	"teacher" text NOT NULL,
	"content" jsonb NOT NULL,
	"state" text NOT NULL,
	"filters" jsonb NOT NULL,
	"shown" boolean DEFAULT true NOT NULL,
	"decision" text,
	"decided_by" text,
	"decided_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "field_results" ADD COLUMN "evidence" text;--> statement-breakpoint
ALTER TABLE "field_results" ADD COLUMN "confidence" double precision;--> statement-breakpoint
ALTER TABLE "predictions" ADD COLUMN "token_log_probabilities" jsonb;--> statement-breakpoint
ALTER TABLE "releases" ADD COLUMN "state" text DEFAULT 'candidate' NOT NULL;--> statement-breakpoint
ALTER TABLE "releases" ADD COLUMN "gates" jsonb;--> statement-breakpoint
ALTER TABLE "releases" ADD COLUMN "gate_plan_sha256" text;--> statement-breakpoint
ALTER TABLE "advice" ADD CONSTRAINT "advice_dataset_id_datasets_id_fk" FOREIGN KEY ("dataset_id") REFERENCES "public"."datasets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "judgements" ADD CONSTRAINT "judgements_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "study_items" ADD CONSTRAINT "study_items_study_id_studies_id_fk" FOREIGN KEY ("study_id") REFERENCES "public"."studies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "study_items" ADD CONSTRAINT "study_items_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "study_votes" ADD CONSTRAINT "study_votes_study_id_studies_id_fk" FOREIGN KEY ("study_id") REFERENCES "public"."studies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestions" ADD CONSTRAINT "suggestions_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "spend_budget" ON "spend" USING btree ("budget");--> statement-breakpoint
CREATE INDEX "judgements_candidate" ON "judgements" USING btree ("candidate","metric");--> statement-breakpoint
CREATE INDEX "suggestions_document" ON "suggestions" USING btree ("document_id");