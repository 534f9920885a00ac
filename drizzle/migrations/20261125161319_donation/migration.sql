CREATE TABLE "donation" (
	"county" text,
	"id" uuid,
	"village" text NOT NULL,
	"version" bigint NOT NULL,
	"created_by" uuid NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"from_village" text NOT NULL,
	"from_team" uuid,
	"to_village" text NOT NULL,
	"state" text NOT NULL,
	"note" text,
	"pledged_on" date,
	"dispatched_on" date,
	"received_on" date,
	"received_by" uuid,
	"received_note" text,
	"closed_on" date,
	"closed_reason" text,
	"cancelled_reason" text,
	CONSTRAINT "donation_pkey" PRIMARY KEY("county","id"),
	CONSTRAINT "donation_state" CHECK ("state" in ('draft', 'pledged', 'dispatched', 'received', 'closed', 'cancelled')),
	CONSTRAINT "donation_villages" CHECK ("from_village" <> "to_village")
);
--> statement-breakpoint
CREATE TABLE "donation_item" (
	"county" text,
	"id" uuid,
	"village" text NOT NULL,
	"version" bigint NOT NULL,
	"created_by" uuid NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"donation" uuid NOT NULL,
	"kind" text NOT NULL,
	"variety" uuid NOT NULL,
	"qty" bigint NOT NULL,
	"unit" text NOT NULL,
	"typed" jsonb,
	"per_bundle" integer,
	"note" text,
	"received_qty" bigint,
	"planted_qty" bigint NOT NULL,
	CONSTRAINT "donation_item_pkey" PRIMARY KEY("county","id"),
	CONSTRAINT "donation_item_kind" CHECK ("kind" in ('seedling', 'seed', 'scion')),
	CONSTRAINT "donation_item_unit" CHECK ("unit" in ('tree', 'g')),
	CONSTRAINT "donation_item_qty" CHECK ("qty" between 1 and 1000000000),
	CONSTRAINT "donation_item_bundle" CHECK ("per_bundle" between 1 and 100000),
	CONSTRAINT "donation_item_received" CHECK ("received_qty" between 0 and "qty"),
	CONSTRAINT "donation_item_planted" CHECK ("planted_qty" between 0 and coalesce("received_qty", 0))
);
--> statement-breakpoint
CREATE TABLE "survival_check" (
	"county" text,
	"id" uuid,
	"village" text NOT NULL,
	"version" bigint NOT NULL,
	"created_by" uuid NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"planting" uuid NOT NULL,
	"donation" uuid,
	"kind" text NOT NULL,
	"method" text NOT NULL,
	"inspected" integer NOT NULL,
	"alive" integer NOT NULL,
	"dead_by_cause" jsonb NOT NULL,
	"missing" integer NOT NULL,
	"occurred_on" date NOT NULL,
	"note" text,
	"withdrawn_reason" text,
	CONSTRAINT "survival_check_pkey" PRIMARY KEY("county","id"),
	CONSTRAINT "survival_check_kind" CHECK ("kind" in ('leaf_out', 'one_season', 'year3', 'adhoc')),
	CONSTRAINT "survival_check_method" CHECK ("method" in ('census', 'sample')),
	CONSTRAINT "survival_check_inspected" CHECK ("inspected" between 1 and 10000000),
	CONSTRAINT "survival_check_parts" CHECK ("alive" >= 0 and "missing" >= 0 and "alive" + "missing" <= "inspected")
);
--> statement-breakpoint
ALTER TABLE "planting" ADD COLUMN "source_item" uuid;--> statement-breakpoint
ALTER TABLE "planting" ADD COLUMN "parent" uuid;--> statement-breakpoint
CREATE INDEX "donation_county_from_village_index" ON "donation" ("county","from_village");--> statement-breakpoint
CREATE INDEX "donation_county_to_village_index" ON "donation" ("county","to_village");--> statement-breakpoint
CREATE INDEX "donation_county_from_team_index" ON "donation" ("county","from_team");--> statement-breakpoint
CREATE INDEX "donation_item_county_donation_index" ON "donation_item" ("county","donation");--> statement-breakpoint
CREATE INDEX "planting_county_source_item_index" ON "planting" ("county","source_item");--> statement-breakpoint
CREATE INDEX "planting_county_parent_index" ON "planting" ("county","parent");--> statement-breakpoint
CREATE INDEX "survival_check_county_planting_index" ON "survival_check" ("county","planting");--> statement-breakpoint
CREATE INDEX "survival_check_county_donation_index" ON "survival_check" ("county","donation");--> statement-breakpoint
ALTER TABLE "donation" ADD CONSTRAINT "donation_county_from_village_org_unit_county_id_fkey" FOREIGN KEY ("county","from_village") REFERENCES "org_unit"("county","id");--> statement-breakpoint
ALTER TABLE "donation" ADD CONSTRAINT "donation_county_to_village_org_unit_county_id_fkey" FOREIGN KEY ("county","to_village") REFERENCES "org_unit"("county","id");--> statement-breakpoint
ALTER TABLE "donation" ADD CONSTRAINT "donation_county_from_team_team_county_id_fkey" FOREIGN KEY ("county","from_team") REFERENCES "team"("county","id");--> statement-breakpoint
ALTER TABLE "donation" ADD CONSTRAINT "donation_county_received_by_person_county_id_fkey" FOREIGN KEY ("county","received_by") REFERENCES "person"("county","id");--> statement-breakpoint
ALTER TABLE "donation_item" ADD CONSTRAINT "donation_item_county_donation_donation_county_id_fkey" FOREIGN KEY ("county","donation") REFERENCES "donation"("county","id");--> statement-breakpoint
ALTER TABLE "donation_item" ADD CONSTRAINT "donation_item_county_variety_variety_county_id_fkey" FOREIGN KEY ("county","variety") REFERENCES "variety"("county","id");--> statement-breakpoint
ALTER TABLE "planting" ADD CONSTRAINT "planting_county_parent_planting_county_id_fkey" FOREIGN KEY ("county","parent") REFERENCES "planting"("county","id");--> statement-breakpoint
ALTER TABLE "survival_check" ADD CONSTRAINT "survival_check_county_planting_planting_county_id_fkey" FOREIGN KEY ("county","planting") REFERENCES "planting"("county","id");--> statement-breakpoint
ALTER TABLE "survival_check" ADD CONSTRAINT "survival_check_county_donation_donation_county_id_fkey" FOREIGN KEY ("county","donation") REFERENCES "donation"("county","id");