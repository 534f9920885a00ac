CREATE TABLE "topwork" (
	"county" text,
	"id" uuid,
	"village" text NOT NULL,
	"version" bigint NOT NULL,
	"created_by" uuid NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"planting" uuid NOT NULL,
	"before" uuid NOT NULL,
	"variety" uuid NOT NULL,
	"on" date NOT NULL,
	"withdrawn_reason" text,
	CONSTRAINT "topwork_pkey" PRIMARY KEY("county","id"),
	CONSTRAINT "topwork_another" CHECK ("variety" <> "before")
);
--> statement-breakpoint
CREATE TABLE "assumption" (
	"county" text,
	"id" uuid,
	"village" text,
	"version" bigint NOT NULL,
	"created_by" uuid NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"scope" text NOT NULL,
	"price_fen_per_kg" bigint,
	"start_fen_per_mu" bigint,
	"yearly_fen_per_mu" bigint,
	"peony_fen_per_mu" bigint,
	"maize_fen_per_mu" bigint,
	"maize_source" text,
	CONSTRAINT "assumption_pkey" PRIMARY KEY("county","id"),
	CONSTRAINT "assumption_scope" CHECK ("scope" = 'county'),
	CONSTRAINT "assumption_price" CHECK ("price_fen_per_kg" between 1 and 1000000),
	CONSTRAINT "assumption_start" CHECK ("start_fen_per_mu" between 0 and 100000000),
	CONSTRAINT "assumption_yearly" CHECK ("yearly_fen_per_mu" between 0 and 100000000),
	CONSTRAINT "assumption_peony" CHECK ("peony_fen_per_mu" between 0 and 100000000),
	CONSTRAINT "assumption_maize" CHECK ("maize_fen_per_mu" between 0 and 100000000),
	CONSTRAINT "assumption_maize_source" CHECK ("maize_fen_per_mu" is null or coalesce(length("maize_source"), 0) > 0)
);
--> statement-breakpoint
CREATE TABLE "yield_curve" (
	"county" text,
	"id" uuid,
	"village" text,
	"version" bigint NOT NULL,
	"created_by" uuid NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"variety" uuid NOT NULL,
	"system" text NOT NULL,
	"trees_per_mu" integer,
	"points" jsonb NOT NULL,
	"source" text NOT NULL,
	"withdrawn_reason" text,
	CONSTRAINT "yield_curve_pkey" PRIMARY KEY("county","id"),
	CONSTRAINT "yield_curve_density" CHECK ("trees_per_mu" between 1 and 5000),
	CONSTRAINT "yield_curve_points" CHECK (jsonb_array_length("points") between 1 and 40),
	CONSTRAINT "yield_curve_source" CHECK (length("source") > 0)
);
--> statement-breakpoint
CREATE TABLE "bloom" (
	"county" text,
	"id" uuid,
	"village" text NOT NULL,
	"version" bigint NOT NULL,
	"created_by" uuid NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"block" uuid,
	"variety" uuid,
	"on" date NOT NULL,
	"note" text,
	"withdrawn_reason" text,
	CONSTRAINT "bloom_pkey" PRIMARY KEY("county","id"),
	CONSTRAINT "bloom_month" CHECK (extract(month from "on") between 3 and 6)
);
--> statement-breakpoint
ALTER TABLE "variety" ADD COLUMN "first_bearing_year" integer;--> statement-breakpoint
ALTER TABLE "variety" ADD COLUMN "full_bearing_year" integer;--> statement-breakpoint
ALTER TABLE "variety" ADD COLUMN "usual_bloom" text;--> statement-breakpoint
CREATE INDEX "topwork_county_planting_index" ON "topwork" ("county","planting");--> statement-breakpoint
CREATE UNIQUE INDEX "assumption_county_scope_index" ON "assumption" ("county","scope");--> statement-breakpoint
CREATE INDEX "yield_curve_county_variety_index" ON "yield_curve" ("county","variety");--> statement-breakpoint
CREATE INDEX "bloom_county_village_index" ON "bloom" ("county","village");--> statement-breakpoint
ALTER TABLE "topwork" ADD CONSTRAINT "topwork_county_planting_planting_county_id_fkey" FOREIGN KEY ("county","planting") REFERENCES "planting"("county","id");--> statement-breakpoint
ALTER TABLE "topwork" ADD CONSTRAINT "topwork_county_before_variety_county_id_fkey" FOREIGN KEY ("county","before") REFERENCES "variety"("county","id");--> statement-breakpoint
ALTER TABLE "topwork" ADD CONSTRAINT "topwork_county_variety_variety_county_id_fkey" FOREIGN KEY ("county","variety") REFERENCES "variety"("county","id");--> statement-breakpoint
ALTER TABLE "yield_curve" ADD CONSTRAINT "yield_curve_county_variety_variety_county_id_fkey" FOREIGN KEY ("county","variety") REFERENCES "variety"("county","id");--> statement-breakpoint
ALTER TABLE "bloom" ADD CONSTRAINT "bloom_county_block_orchard_block_county_id_fkey" FOREIGN KEY ("county","block") REFERENCES "orchard_block"("county","id");--> statement-breakpoint
ALTER TABLE "bloom" ADD CONSTRAINT "bloom_county_variety_variety_county_id_fkey" FOREIGN KEY ("county","variety") REFERENCES "variety"("county","id");--> statement-breakpoint
ALTER TABLE "variety" ADD CONSTRAINT "variety_first_bearing" CHECK ("first_bearing_year" between 1 and 60);--> statement-breakpoint
ALTER TABLE "variety" ADD CONSTRAINT "variety_full_bearing" CHECK ("full_bearing_year" between 1 and 60);--> statement-breakpoint
ALTER TABLE "variety" ADD CONSTRAINT "variety_bearing_order" CHECK ("first_bearing_year" <= "full_bearing_year");