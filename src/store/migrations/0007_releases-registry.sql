ALTER TABLE "releases" ADD COLUMN "specialty" text;--> statement-breakpoint
ALTER TABLE "releases" ADD COLUMN "released_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "releases" ADD COLUMN "replaces" text;--> statement-breakpoint
CREATE UNIQUE INDEX "releases_one_released" ON "releases" USING btree ("specialty") WHERE state = 'released';