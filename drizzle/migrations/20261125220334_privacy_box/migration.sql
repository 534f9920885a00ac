ALTER TABLE "feedback" ADD COLUMN "answered_at" timestamp(3) with time zone;--> statement-breakpoint
ALTER TABLE "feedback" ADD COLUMN "page" text;--> statement-breakpoint
ALTER TABLE "feedback" ADD COLUMN "on_row" uuid;--> statement-breakpoint
CREATE INDEX "feedback_county_on_row_index" ON "feedback" ("county","on_row");--> statement-breakpoint
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_page" CHECK ("page" in ('b', 'p'));--> statement-breakpoint
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_label" CHECK (("page" is null) = ("on_row" is null));