CREATE TABLE "pairing" (
	"county" text,
	"id" uuid,
	"village" text NOT NULL,
	"version" bigint NOT NULL,
	"created_by" uuid NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"kind" text NOT NULL,
	"helper_person" uuid,
	"helper_name" text,
	"helper_village" text,
	"helper_team" uuid,
	"helped_person" uuid,
	"helped_name" text,
	"topic" text,
	"cadence" text NOT NULL,
	"state" text NOT NULL,
	"trial_from" date,
	"trial_to" date,
	"confirmed_on" date,
	"last_contact_on" date,
	"ended_on" date,
	"end_reason" text,
	CONSTRAINT "pairing_pkey" PRIMARY KEY("county","id"),
	CONSTRAINT "pairing_kind" CHECK ("kind" in ('growers', 'villages', 'unit', 'mentor')),
	CONSTRAINT "pairing_state" CHECK ("state" in ('proposed', 'trial', 'confirmed', 'ended')),
	CONSTRAINT "pairing_cadence" CHECK ("cadence" in ('term', 'month', 'season', 'half')),
	CONSTRAINT "pairing_helper" CHECK (case "kind" when 'villages' then "helper_village" is not null when 'unit' then "helper_team" is not null else ("helper_person" is null) <> ("helper_name" is null) end),
	CONSTRAINT "pairing_helped" CHECK (case when "kind" in ('villages', 'unit') then "helped_person" is null and "helped_name" is null else ("helped_person" is null) <> ("helped_name" is null) end),
	CONSTRAINT "pairing_trial" CHECK (("trial_from" is null) = ("trial_to" is null) and "trial_from" <= "trial_to"),
	CONSTRAINT "pairing_confirmed" CHECK ("state" <> 'confirmed' or "confirmed_on" is not null),
	CONSTRAINT "pairing_ended" CHECK (("state" = 'ended') = ("ended_on" is not null) and ("ended_on" is null) = ("end_reason" is null))
);
--> statement-breakpoint
CREATE TABLE "pairing_contact" (
	"county" text,
	"id" uuid,
	"village" text NOT NULL,
	"version" bigint NOT NULL,
	"created_by" uuid NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"pairing" uuid NOT NULL,
	"kind" text NOT NULL,
	"occurred_on" date NOT NULL,
	"text" text,
	"withdrawn_reason" text,
	CONSTRAINT "pairing_contact_pkey" PRIMARY KEY("county","id"),
	CONSTRAINT "pairing_contact_kind" CHECK ("kind" in ('contact', 'observation'))
);
--> statement-breakpoint
CREATE TABLE "service_link" (
	"county" text,
	"id" uuid,
	"village" text NOT NULL,
	"version" bigint NOT NULL,
	"created_by" uuid NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"team" uuid NOT NULL,
	"from_on" date NOT NULL,
	"to_on" date,
	"end_reason" text,
	CONSTRAINT "service_link_pkey" PRIMARY KEY("county","id")
);
--> statement-breakpoint
CREATE TABLE "service_team" (
	"county" text,
	"id" uuid,
	"village" text,
	"version" bigint NOT NULL,
	"created_by" uuid NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"dispatched_by" text,
	"leader" uuid,
	"headcount" integer,
	"from_on" date NOT NULL,
	"to_on" date,
	"end_reason" text,
	CONSTRAINT "service_team_pkey" PRIMARY KEY("county","id"),
	CONSTRAINT "service_team_kind" CHECK ("kind" in ('team', 'unit')),
	CONSTRAINT "service_team_headcount" CHECK ("headcount" between 1 and 100000)
);
--> statement-breakpoint
CREATE TABLE "service_visit" (
	"county" text,
	"id" uuid,
	"village" text NOT NULL,
	"version" bigint NOT NULL,
	"created_by" uuid NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"team" uuid NOT NULL,
	"occurred_on" date NOT NULL,
	"text" text,
	"withdrawn_reason" text,
	CONSTRAINT "service_visit_pkey" PRIMARY KEY("county","id")
);
--> statement-breakpoint
CREATE TABLE "zone" (
	"county" text,
	"id" uuid,
	"village" text NOT NULL,
	"version" bigint NOT NULL,
	"created_by" uuid NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"name" text NOT NULL,
	"keeper" uuid,
	"keeper_name" text,
	"households" integer,
	"closed_reason" text,
	CONSTRAINT "zone_pkey" PRIMARY KEY("county","id"),
	CONSTRAINT "zone_keeper" CHECK ("keeper" is null or "keeper_name" is null),
	CONSTRAINT "zone_households" CHECK ("households" between 1 and 100000)
);
--> statement-breakpoint
ALTER TABLE "expert" ADD COLUMN "away_until" date;--> statement-breakpoint
CREATE INDEX "pairing_county_village_index" ON "pairing" ("county","village");--> statement-breakpoint
CREATE INDEX "pairing_county_kind_index" ON "pairing" ("county","kind");--> statement-breakpoint
CREATE INDEX "pairing_contact_county_pairing_index" ON "pairing_contact" ("county","pairing");--> statement-breakpoint
CREATE INDEX "pairing_contact_county_village_index" ON "pairing_contact" ("county","village");--> statement-breakpoint
CREATE INDEX "service_link_county_team_index" ON "service_link" ("county","team");--> statement-breakpoint
CREATE INDEX "service_link_county_village_index" ON "service_link" ("county","village");--> statement-breakpoint
CREATE INDEX "service_team_county_kind_index" ON "service_team" ("county","kind");--> statement-breakpoint
CREATE INDEX "service_visit_county_village_index" ON "service_visit" ("county","village");--> statement-breakpoint
CREATE INDEX "service_visit_county_team_index" ON "service_visit" ("county","team");--> statement-breakpoint
CREATE INDEX "zone_county_village_index" ON "zone" ("county","village");--> statement-breakpoint
ALTER TABLE "pairing" ADD CONSTRAINT "pairing_county_village_org_unit_county_id_fkey" FOREIGN KEY ("county","village") REFERENCES "org_unit"("county","id");--> statement-breakpoint
ALTER TABLE "pairing" ADD CONSTRAINT "pairing_county_helper_village_org_unit_county_id_fkey" FOREIGN KEY ("county","helper_village") REFERENCES "org_unit"("county","id");--> statement-breakpoint
ALTER TABLE "pairing" ADD CONSTRAINT "pairing_county_helper_person_person_county_id_fkey" FOREIGN KEY ("county","helper_person") REFERENCES "person"("county","id");--> statement-breakpoint
ALTER TABLE "pairing" ADD CONSTRAINT "pairing_county_helped_person_person_county_id_fkey" FOREIGN KEY ("county","helped_person") REFERENCES "person"("county","id");--> statement-breakpoint
ALTER TABLE "pairing" ADD CONSTRAINT "pairing_county_helper_team_service_team_county_id_fkey" FOREIGN KEY ("county","helper_team") REFERENCES "service_team"("county","id");--> statement-breakpoint
ALTER TABLE "pairing_contact" ADD CONSTRAINT "pairing_contact_county_village_org_unit_county_id_fkey" FOREIGN KEY ("county","village") REFERENCES "org_unit"("county","id");--> statement-breakpoint
ALTER TABLE "pairing_contact" ADD CONSTRAINT "pairing_contact_county_pairing_pairing_county_id_fkey" FOREIGN KEY ("county","pairing") REFERENCES "pairing"("county","id");--> statement-breakpoint
ALTER TABLE "service_link" ADD CONSTRAINT "service_link_county_village_org_unit_county_id_fkey" FOREIGN KEY ("county","village") REFERENCES "org_unit"("county","id");--> statement-breakpoint
ALTER TABLE "service_link" ADD CONSTRAINT "service_link_county_team_service_team_county_id_fkey" FOREIGN KEY ("county","team") REFERENCES "service_team"("county","id");--> statement-breakpoint
ALTER TABLE "service_team" ADD CONSTRAINT "service_team_county_leader_person_county_id_fkey" FOREIGN KEY ("county","leader") REFERENCES "person"("county","id");--> statement-breakpoint
ALTER TABLE "service_visit" ADD CONSTRAINT "service_visit_county_village_org_unit_county_id_fkey" FOREIGN KEY ("county","village") REFERENCES "org_unit"("county","id");--> statement-breakpoint
ALTER TABLE "service_visit" ADD CONSTRAINT "service_visit_county_team_service_team_county_id_fkey" FOREIGN KEY ("county","team") REFERENCES "service_team"("county","id");--> statement-breakpoint
ALTER TABLE "zone" ADD CONSTRAINT "zone_county_village_org_unit_county_id_fkey" FOREIGN KEY ("county","village") REFERENCES "org_unit"("county","id");--> statement-breakpoint
ALTER TABLE "zone" ADD CONSTRAINT "zone_county_keeper_person_county_id_fkey" FOREIGN KEY ("county","keeper") REFERENCES "person"("county","id");