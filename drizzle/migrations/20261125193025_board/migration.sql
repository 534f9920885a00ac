CREATE TABLE "village_place" (
	"county" text,
	"id" text,
	"village" text NOT NULL,
	"version" bigint NOT NULL,
	"created_by" uuid NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"latitude" integer,
	"longitude" integer,
	"across" integer,
	"down" integer,
	CONSTRAINT "village_place_pkey" PRIMARY KEY("county","id"),
	CONSTRAINT "village_place_self" CHECK ("village" = "id"),
	CONSTRAINT "village_place_latitude" CHECK ("latitude" between 30000000 and 540000000),
	CONSTRAINT "village_place_longitude" CHECK ("longitude" between 730000000 and 1360000000),
	CONSTRAINT "village_place_across" CHECK ("across" between 0 and 10000),
	CONSTRAINT "village_place_down" CHECK ("down" between 0 and 10000),
	CONSTRAINT "village_place_one_way" CHECK (("latitude" is null) = ("longitude" is null) and ("across" is null) = ("down" is null) and ("latitude" is null) <> ("across" is null))
);
--> statement-breakpoint
CREATE TABLE "screen_link" (
	"token" bytea PRIMARY KEY,
	"id" uuid NOT NULL UNIQUE,
	"county" text NOT NULL,
	"person" uuid NOT NULL,
	"posting" uuid NOT NULL,
	"made_by" uuid NOT NULL,
	"made_at" timestamp(3) with time zone NOT NULL,
	"seen_at" timestamp(3) with time zone,
	"revoked_at" timestamp(3) with time zone
);
--> statement-breakpoint
CREATE INDEX "screen_link_county_index" ON "screen_link" ("county");--> statement-breakpoint
ALTER TABLE "village_place" ADD CONSTRAINT "village_place_county_village_org_unit_county_id_fkey" FOREIGN KEY ("county","village") REFERENCES "org_unit"("county","id");