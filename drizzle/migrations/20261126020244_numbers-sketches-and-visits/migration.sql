ALTER TABLE "period_report" ADD COLUMN "doc_number" text;--> statement-breakpoint
ALTER TABLE "expert_visit" ADD COLUMN "change_reason" text;--> statement-breakpoint
ALTER TABLE "period_report" ADD CONSTRAINT "period_report_doc_number" CHECK (char_length("doc_number") between 1 and 60);