CREATE TABLE "judge_checks" (
	"id" text PRIMARY KEY NOT NULL,
	"judge" text NOT NULL,
	"task" text NOT NULL,
	"prompt_sha256" text NOT NULL,
	"cases" integer NOT NULL,
	"report" jsonb NOT NULL,
	"may_gate" boolean NOT NULL,
	"reason" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "judgements" ADD COLUMN "implementation" text NOT NULL;--> statement-breakpoint
ALTER TABLE "study_items" ADD COLUMN "answers" jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "study_items" ADD COLUMN "identical" boolean NOT NULL;--> statement-breakpoint
ALTER TABLE "study_votes" ADD COLUMN "tags" jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "study_votes" ADD COLUMN "seconds" double precision;--> statement-breakpoint
CREATE INDEX "judge_checks_judge" ON "judge_checks" USING btree ("judge","task");