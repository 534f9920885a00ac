CREATE TABLE "orchard" (
	"county" text,
	"id" uuid,
	"village" text NOT NULL,
	"version" bigint NOT NULL,
	"created_by" uuid NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"name" text NOT NULL,
	"closed_reason" text,
	CONSTRAINT "orchard_pkey" PRIMARY KEY("county","id")
);
--> statement-breakpoint
CREATE TABLE "orchard_block" (
	"county" text,
	"id" uuid,
	"village" text NOT NULL,
	"version" bigint NOT NULL,
	"created_by" uuid NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"orchard" uuid NOT NULL,
	"name" text NOT NULL,
	"area_e4mu" bigint,
	"tree_count" integer,
	"row_spacing_cm" integer,
	"tree_spacing_cm" integer,
	"geometry" jsonb,
	"closed_reason" text,
	CONSTRAINT "orchard_block_pkey" PRIMARY KEY("county","id"),
	CONSTRAINT "orchard_block_area" CHECK ("area_e4mu" between 1 and 1000000000),
	CONSTRAINT "orchard_block_trees" CHECK ("tree_count" between 1 and 10000000)
);
--> statement-breakpoint
CREATE TABLE "planting" (
	"county" text,
	"id" uuid,
	"village" text NOT NULL,
	"version" bigint NOT NULL,
	"created_by" uuid NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"block" uuid NOT NULL,
	"variety" uuid NOT NULL,
	"role" text NOT NULL,
	"planted_on" date NOT NULL,
	"planted_precision" text NOT NULL,
	"planted_qty" integer,
	"removed_on" date,
	"removed_reason" text,
	CONSTRAINT "planting_pkey" PRIMARY KEY("county","id"),
	CONSTRAINT "planting_role" CHECK ("role" in ('main', 'intercrop', 'pollinizer')),
	CONSTRAINT "planting_precision" CHECK ("planted_precision" in ('day', 'month', 'year')),
	CONSTRAINT "planting_qty" CHECK ("planted_qty" between 1 and 10000000)
);
--> statement-breakpoint
CREATE TABLE "variety" (
	"county" text,
	"id" uuid,
	"village" text,
	"version" bigint NOT NULL,
	"created_by" uuid NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"crop" text NOT NULL,
	"name" text NOT NULL,
	"name_en" text,
	"aliases" text[] NOT NULL,
	"harvest_from" text,
	"harvest_to" text,
	"source" text,
	CONSTRAINT "variety_pkey" PRIMARY KEY("county","id"),
	CONSTRAINT "variety_crop" CHECK ("crop" in ('pear', 'apple', 'hawthorn', 'peony', 'millet', 'maize', 'other'))
);
--> statement-breakpoint
CREATE TABLE "contact" (
	"county" text,
	"id" uuid,
	"village" text,
	"version" bigint NOT NULL,
	"created_by" uuid NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"person" uuid NOT NULL,
	"phone" text NOT NULL,
	CONSTRAINT "contact_pkey" PRIMARY KEY("county","id"),
	CONSTRAINT "contact_county_person_unique" UNIQUE("county","person")
);
--> statement-breakpoint
CREATE TABLE "org_unit" (
	"county" text,
	"id" text,
	"village" text,
	"version" bigint NOT NULL,
	"created_by" uuid NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"level" text NOT NULL,
	"name" text NOT NULL,
	"aliases" text[] NOT NULL,
	"parent" text,
	"opened_on" date,
	"closed_on" date,
	CONSTRAINT "org_unit_pkey" PRIMARY KEY("county","id"),
	CONSTRAINT "org_unit_level" CHECK ("level" in ('county', 'township', 'village'))
);
--> statement-breakpoint
CREATE TABLE "person" (
	"county" text,
	"id" uuid,
	"village" text,
	"version" bigint NOT NULL,
	"created_by" uuid NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "person_pkey" PRIMARY KEY("county","id")
);
--> statement-breakpoint
CREATE TABLE "posting" (
	"county" text,
	"id" uuid,
	"village" text,
	"version" bigint NOT NULL,
	"created_by" uuid NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"person" uuid NOT NULL,
	"unit" text,
	"team" uuid,
	"role" text NOT NULL,
	"from_on" date NOT NULL,
	"to_on" date,
	"end_reason" text,
	CONSTRAINT "posting_pkey" PRIMARY KEY("county","id"),
	CONSTRAINT "posting_role" CHECK ("role" in ('administrator', 'county_official', 'township_official', 'first_secretary', 'team_member', 'village_secretary', 'expert', 'grower', 'viewer'))
);
--> statement-breakpoint
CREATE TABLE "team" (
	"county" text,
	"id" uuid,
	"village" text NOT NULL,
	"version" bigint NOT NULL,
	"created_by" uuid NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"name" text NOT NULL,
	"dispatched_by" text,
	"leader" uuid,
	CONSTRAINT "team_pkey" PRIMARY KEY("county","id")
);
--> statement-breakpoint
CREATE TABLE "county" (
	"county" text PRIMARY KEY,
	"name" text NOT NULL,
	"version" bigint NOT NULL,
	"head" bytea NOT NULL
);
--> statement-breakpoint
CREATE TABLE "journal" (
	"county" text,
	"version" bigint,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"actor" uuid NOT NULL,
	"device" text,
	"input" jsonb NOT NULL,
	"changes" jsonb NOT NULL,
	"audience" text NOT NULL,
	"villages" text[] NOT NULL,
	"touched" text[] NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"hash" bytea NOT NULL,
	CONSTRAINT "journal_pkey" PRIMARY KEY("county","version"),
	CONSTRAINT "journal_county_id_unique" UNIQUE("county","id")
);
--> statement-breakpoint
CREATE TABLE "refusal" (
	"county" text,
	"id" uuid,
	"actor" uuid NOT NULL,
	"name" text NOT NULL,
	"code" text NOT NULL,
	"field" text,
	"details" jsonb,
	"received_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "refusal_pkey" PRIMARY KEY("county","id")
);
--> statement-breakpoint
CREATE INDEX "orchard_county_village_index" ON "orchard" ("county","village");--> statement-breakpoint
CREATE INDEX "orchard_block_county_orchard_index" ON "orchard_block" ("county","orchard");--> statement-breakpoint
CREATE INDEX "planting_county_block_index" ON "planting" ("county","block");--> statement-breakpoint
CREATE INDEX "posting_county_person_index" ON "posting" ("county","person");--> statement-breakpoint
CREATE INDEX "posting_county_team_index" ON "posting" ("county","team");--> statement-breakpoint
CREATE INDEX "journal_touched_index" ON "journal" USING gin ("touched");--> statement-breakpoint
ALTER TABLE "orchard" ADD CONSTRAINT "orchard_county_village_org_unit_county_id_fkey" FOREIGN KEY ("county","village") REFERENCES "org_unit"("county","id");--> statement-breakpoint
ALTER TABLE "orchard_block" ADD CONSTRAINT "orchard_block_county_orchard_orchard_county_id_fkey" FOREIGN KEY ("county","orchard") REFERENCES "orchard"("county","id");--> statement-breakpoint
ALTER TABLE "planting" ADD CONSTRAINT "planting_county_block_orchard_block_county_id_fkey" FOREIGN KEY ("county","block") REFERENCES "orchard_block"("county","id");--> statement-breakpoint
ALTER TABLE "planting" ADD CONSTRAINT "planting_county_variety_variety_county_id_fkey" FOREIGN KEY ("county","variety") REFERENCES "variety"("county","id");--> statement-breakpoint
ALTER TABLE "contact" ADD CONSTRAINT "contact_county_person_person_county_id_fkey" FOREIGN KEY ("county","person") REFERENCES "person"("county","id");--> statement-breakpoint
ALTER TABLE "posting" ADD CONSTRAINT "posting_county_person_person_county_id_fkey" FOREIGN KEY ("county","person") REFERENCES "person"("county","id");--> statement-breakpoint
ALTER TABLE "posting" ADD CONSTRAINT "posting_county_unit_org_unit_county_id_fkey" FOREIGN KEY ("county","unit") REFERENCES "org_unit"("county","id");--> statement-breakpoint
ALTER TABLE "posting" ADD CONSTRAINT "posting_county_team_team_county_id_fkey" FOREIGN KEY ("county","team") REFERENCES "team"("county","id");--> statement-breakpoint
ALTER TABLE "team" ADD CONSTRAINT "team_county_village_org_unit_county_id_fkey" FOREIGN KEY ("county","village") REFERENCES "org_unit"("county","id");--> statement-breakpoint
ALTER TABLE "team" ADD CONSTRAINT "team_county_leader_person_county_id_fkey" FOREIGN KEY ("county","leader") REFERENCES "person"("county","id");