CREATE TABLE "labelled_documents" (
	"document_id" text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
ALTER TABLE "pages" ADD COLUMN "band" smallint GENERATED ALWAYS AS (case
  when (quality->>'blank')::boolean or abs(coalesce((quality->>'skewDegrees')::double precision, 0)) > 3 or (quality->>'sharpness')::double precision < 300 then 2
  when abs(coalesce((quality->>'skewDegrees')::double precision, 0)) <= 1 and (quality->>'sharpness')::double precision >= 1000 then 0
  else 1 end) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "labelled_documents" ADD CONSTRAINT "labelled_documents_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "dataset_members_phi" ON "dataset_members" USING btree ("dataset_id","phi","document_id");--> statement-breakpoint
CREATE INDEX "pages_band" ON "pages" USING btree ("band","document_id");--> statement-breakpoint
CREATE INDEX "label_work_read_twice" ON "label_work" USING btree ("document_id") WHERE purpose = 'second' and finished_at is not null;--> statement-breakpoint
INSERT INTO "labelled_documents" SELECT DISTINCT "document_id" FROM "labels";
--> statement-breakpoint
CREATE FUNCTION note_labelled_documents() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO labelled_documents SELECT DISTINCT document_id FROM added ORDER BY document_id ON CONFLICT DO NOTHING;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER labels_note_documents AFTER INSERT ON "labels" REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION note_labelled_documents();
--> statement-breakpoint
ANALYZE "pages", "labelled_documents", "dataset_members";
