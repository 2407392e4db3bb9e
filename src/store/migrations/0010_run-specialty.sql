ALTER TABLE "gate_plans" ADD COLUMN "metric_definition_sha256" text;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "specialty" jsonb;