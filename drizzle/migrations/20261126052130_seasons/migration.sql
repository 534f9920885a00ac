CREATE TABLE "season_window" (
	"county" text,
	"id" uuid,
	"village" text,
	"version" bigint NOT NULL,
	"created_by" uuid NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"work" text NOT NULL,
	"first_day" text,
	"last_day" text,
	CONSTRAINT "season_window_pkey" PRIMARY KEY("county","id"),
	CONSTRAINT "season_window_days" CHECK (("first_day" is null) = ("last_day" is null))
);
--> statement-breakpoint
ALTER TABLE "variety" ADD COLUMN "retired_reason" text;--> statement-breakpoint
CREATE UNIQUE INDEX "season_window_county_work_index" ON "season_window" ("county","work");--> statement-breakpoint
ALTER TABLE "bloom" DROP CONSTRAINT "bloom_month", ADD CONSTRAINT "bloom_month" CHECK (extract(month from "on") between 1 and 6);