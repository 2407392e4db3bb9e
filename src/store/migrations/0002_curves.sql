CREATE TABLE "curves" (
	"dataset_id" text NOT NULL,
	"kind" text NOT NULL,
	"points" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "curves_dataset_id_kind_pk" PRIMARY KEY("dataset_id","kind")
);
--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "variation" jsonb;--> statement-breakpoint
ALTER TABLE "curves" ADD CONSTRAINT "curves_dataset_id_datasets_id_fk" FOREIGN KEY ("dataset_id") REFERENCES "public"."datasets"("id") ON DELETE no action ON UPDATE no action;