CREATE TABLE "conflict" (
	"county" text,
	"id" uuid,
	"village" text,
	"version" bigint NOT NULL,
	"created_by" uuid NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"command" text NOT NULL,
	"input" jsonb NOT NULL,
	"clashes" jsonb NOT NULL,
	"row" uuid NOT NULL,
	"kept_version" bigint NOT NULL,
	"chosen" text,
	"chosen_by" uuid,
	CONSTRAINT "conflict_pkey" PRIMARY KEY("county","id"),
	CONSTRAINT "conflict_chosen" CHECK ("chosen" in ('kept', 'other'))
);
--> statement-breakpoint
CREATE INDEX "conflict_county_row_index" ON "conflict" ("county","row");--> statement-breakpoint
CREATE INDEX "conflict_county_village_index" ON "conflict" ("county","village");