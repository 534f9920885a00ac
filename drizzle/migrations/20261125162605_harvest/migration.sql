CREATE TABLE "harvest" (
	"county" text,
	"id" uuid,
	"village" text NOT NULL,
	"version" bigint NOT NULL,
	"created_by" uuid NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"block" uuid NOT NULL,
	"planting" uuid NOT NULL,
	"occurred_on" date NOT NULL,
	"gross_g" bigint NOT NULL,
	"marketable_g" bigint,
	"typed_gross" jsonb,
	"typed_marketable" jsonb,
	"note" text,
	"withdrawn_reason" text,
	CONSTRAINT "harvest_pkey" PRIMARY KEY("county","id"),
	CONSTRAINT "harvest_gross" CHECK ("gross_g" > 0),
	CONSTRAINT "harvest_marketable" CHECK ("marketable_g" between 0 and "gross_g")
);
--> statement-breakpoint
CREATE TABLE "sole_reference" (
	"county" text,
	"id" uuid,
	"village" text,
	"version" bigint NOT NULL,
	"created_by" uuid NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"variety" uuid NOT NULL,
	"g_per_mu" bigint NOT NULL,
	"typed" jsonb,
	"source" text NOT NULL,
	"withdrawn_reason" text,
	CONSTRAINT "sole_reference_pkey" PRIMARY KEY("county","id"),
	CONSTRAINT "sole_reference_yield" CHECK ("g_per_mu" > 0),
	CONSTRAINT "sole_reference_source" CHECK ("source" <> '')
);
--> statement-breakpoint
CREATE TABLE "buyer" (
	"county" text,
	"id" uuid,
	"village" text,
	"version" bigint NOT NULL,
	"created_by" uuid NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"name" text NOT NULL,
	"crops" text[] NOT NULL,
	"months" integer[] NOT NULL,
	"note" text,
	"closed_reason" text,
	CONSTRAINT "buyer_pkey" PRIMARY KEY("county","id"),
	CONSTRAINT "buyer_crops" CHECK ("crops" <@ array['pear', 'apple', 'hawthorn', 'peony', 'millet', 'maize', 'other']),
	CONSTRAINT "buyer_months" CHECK ("months" <@ array[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
);
--> statement-breakpoint
CREATE TABLE "price_observation" (
	"county" text,
	"id" uuid,
	"village" text,
	"version" bigint NOT NULL,
	"created_by" uuid NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"variety" uuid NOT NULL,
	"fen_per_kg" bigint NOT NULL,
	"typed" jsonb,
	"place" text NOT NULL,
	"observed_on" date NOT NULL,
	"note" text,
	"withdrawn_reason" text,
	CONSTRAINT "price_observation_pkey" PRIMARY KEY("county","id"),
	CONSTRAINT "price_observation_price" CHECK ("fen_per_kg" > 0)
);
--> statement-breakpoint
CREATE TABLE "cost" (
	"county" text,
	"id" uuid,
	"village" text NOT NULL,
	"version" bigint NOT NULL,
	"created_by" uuid NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"block" uuid NOT NULL,
	"category" text NOT NULL,
	"amount_fen" bigint NOT NULL,
	"typed" jsonb,
	"paid_by" text,
	"occurred_on" date NOT NULL,
	"note" text,
	"withdrawn_reason" text,
	CONSTRAINT "cost_pkey" PRIMARY KEY("county","id"),
	CONSTRAINT "cost_category" CHECK ("category" in ('seedling', 'fertilizer', 'pesticide', 'labour', 'water_power', 'machinery', 'bag', 'transport', 'facility', 'land', 'other')),
	CONSTRAINT "cost_paid_by" CHECK ("paid_by" in ('grower', 'collective', 'dispatcher', 'project', 'enterprise', 'other')),
	CONSTRAINT "cost_amount" CHECK ("amount_fen" > 0)
);
--> statement-breakpoint
CREATE TABLE "sale" (
	"county" text,
	"id" uuid,
	"village" text NOT NULL,
	"version" bigint NOT NULL,
	"created_by" uuid NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"block" uuid NOT NULL,
	"planting" uuid NOT NULL,
	"harvest" uuid,
	"buyer" uuid,
	"weight_g" bigint,
	"amount_fen" bigint NOT NULL,
	"typed_weight" jsonb,
	"typed_amount" jsonb,
	"channel" text,
	"sold_on" date NOT NULL,
	"note" text,
	"withdrawn_reason" text,
	CONSTRAINT "sale_pkey" PRIMARY KEY("county","id"),
	CONSTRAINT "sale_channel" CHECK ("channel" in ('buyer_collects', 'wholesale', 'retail', 'online', 'cooperative', 'picking', 'other')),
	CONSTRAINT "sale_weight" CHECK ("weight_g" > 0),
	CONSTRAINT "sale_amount" CHECK ("amount_fen" > 0)
);
--> statement-breakpoint
CREATE INDEX "harvest_county_block_index" ON "harvest" ("county","block");--> statement-breakpoint
CREATE INDEX "harvest_county_planting_index" ON "harvest" ("county","planting");--> statement-breakpoint
CREATE INDEX "sole_reference_county_variety_index" ON "sole_reference" ("county","variety");--> statement-breakpoint
CREATE INDEX "price_observation_county_variety_index" ON "price_observation" ("county","variety");--> statement-breakpoint
CREATE INDEX "cost_county_block_index" ON "cost" ("county","block");--> statement-breakpoint
CREATE INDEX "sale_county_block_index" ON "sale" ("county","block");--> statement-breakpoint
CREATE INDEX "sale_county_planting_index" ON "sale" ("county","planting");--> statement-breakpoint
CREATE INDEX "sale_county_harvest_index" ON "sale" ("county","harvest");--> statement-breakpoint
ALTER TABLE "harvest" ADD CONSTRAINT "harvest_county_block_orchard_block_county_id_fkey" FOREIGN KEY ("county","block") REFERENCES "orchard_block"("county","id");--> statement-breakpoint
ALTER TABLE "harvest" ADD CONSTRAINT "harvest_county_planting_planting_county_id_fkey" FOREIGN KEY ("county","planting") REFERENCES "planting"("county","id");--> statement-breakpoint
ALTER TABLE "sole_reference" ADD CONSTRAINT "sole_reference_county_variety_variety_county_id_fkey" FOREIGN KEY ("county","variety") REFERENCES "variety"("county","id");--> statement-breakpoint
ALTER TABLE "price_observation" ADD CONSTRAINT "price_observation_county_variety_variety_county_id_fkey" FOREIGN KEY ("county","variety") REFERENCES "variety"("county","id");--> statement-breakpoint
ALTER TABLE "cost" ADD CONSTRAINT "cost_county_block_orchard_block_county_id_fkey" FOREIGN KEY ("county","block") REFERENCES "orchard_block"("county","id");--> statement-breakpoint
ALTER TABLE "sale" ADD CONSTRAINT "sale_county_block_orchard_block_county_id_fkey" FOREIGN KEY ("county","block") REFERENCES "orchard_block"("county","id");--> statement-breakpoint
ALTER TABLE "sale" ADD CONSTRAINT "sale_county_planting_planting_county_id_fkey" FOREIGN KEY ("county","planting") REFERENCES "planting"("county","id");--> statement-breakpoint
ALTER TABLE "sale" ADD CONSTRAINT "sale_county_harvest_harvest_county_id_fkey" FOREIGN KEY ("county","harvest") REFERENCES "harvest"("county","id");--> statement-breakpoint
ALTER TABLE "sale" ADD CONSTRAINT "sale_county_buyer_buyer_county_id_fkey" FOREIGN KEY ("county","buyer") REFERENCES "buyer"("county","id");