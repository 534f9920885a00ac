CREATE TABLE "training_attendance" (
	"county" text,
	"id" uuid,
	"village" text NOT NULL,
	"version" bigint NOT NULL,
	"created_by" uuid NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"session" uuid NOT NULL,
	"person" uuid,
	"name" text,
	"struck_reason" text,
	CONSTRAINT "training_attendance_pkey" PRIMARY KEY("county","id"),
	CONSTRAINT "training_attendance_named" CHECK (("person" is null) <> ("name" is null))
);
--> statement-breakpoint
CREATE TABLE "training_turnout" (
	"county" text,
	"id" uuid,
	"village" text NOT NULL,
	"version" bigint NOT NULL,
	"created_by" uuid NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"session" uuid NOT NULL,
	"people" integer NOT NULL,
	"held_on" date NOT NULL,
	"theme" uuid,
	"giver" text,
	"withdrawn_reason" text,
	CONSTRAINT "training_turnout_pkey" PRIMARY KEY("county","id"),
	CONSTRAINT "training_turnout_county_session_village_unique" UNIQUE("county","session","village"),
	CONSTRAINT "training_turnout_people" CHECK ("people" between 0 and 100000)
);
--> statement-breakpoint
CREATE TABLE "evidence_share" (
	"county" text,
	"id" uuid,
	"village" text,
	"version" bigint NOT NULL,
	"created_by" uuid NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"person" uuid,
	"code_hash" text NOT NULL,
	"from_on" date NOT NULL,
	"to_on" date NOT NULL,
	"expires_on" date NOT NULL,
	"to_whom" text,
	"revoked_on" date,
	CONSTRAINT "evidence_share_pkey" PRIMARY KEY("county","id"),
	CONSTRAINT "evidence_share_county_code_hash_unique" UNIQUE("county","code_hash"),
	CONSTRAINT "evidence_share_subject" CHECK (("person" is null) <> ("village" is null)),
	CONSTRAINT "evidence_share_hash" CHECK ("code_hash" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "evidence_share_days" CHECK ("from_on" <= "to_on")
);
--> statement-breakpoint
CREATE TABLE "village_income" (
	"county" text,
	"id" uuid,
	"village" text NOT NULL,
	"version" bigint NOT NULL,
	"created_by" uuid NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"year" integer NOT NULL,
	"source" text NOT NULL,
	"amount_fen" bigint NOT NULL,
	"typed" jsonb,
	"note" text,
	"withdrawn_reason" text,
	CONSTRAINT "village_income_pkey" PRIMARY KEY("county","id"),
	CONSTRAINT "village_income_source" CHECK ("source" in ('operating', 'contracting', 'leasing', 'investment', 'subsidy', 'other', 'total')),
	CONSTRAINT "village_income_year" CHECK ("year" between 1980 and 2100),
	CONSTRAINT "village_income_amount" CHECK ("amount_fen" >= 0)
);
--> statement-breakpoint
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
CREATE TABLE "consent" (
	"county" text,
	"id" uuid,
	"village" text,
	"version" bigint NOT NULL,
	"created_by" uuid NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"person" uuid NOT NULL,
	"purposes" text[] NOT NULL,
	"given_on" date NOT NULL,
	"how" text NOT NULL,
	"withdrawn_on" date,
	"withdrawn_how" text,
	CONSTRAINT "consent_pkey" PRIMARY KEY("county","id"),
	CONSTRAINT "consent_how" CHECK ("how" in ('paper', 'oral', 'app')),
	CONSTRAINT "consent_withdrawn_how" CHECK ("withdrawn_how" in ('paper', 'oral', 'app')),
	CONSTRAINT "consent_purposes" CHECK ("purposes" <@ array['name', 'phone', 'photo', 'attendance']::text[] and cardinality("purposes") > 0),
	CONSTRAINT "consent_withdrawn" CHECK (("withdrawn_on" is null) = ("withdrawn_how" is null))
);
--> statement-breakpoint
CREATE TABLE "period_report" (
	"county" text,
	"id" uuid,
	"village" text,
	"version" bigint NOT NULL,
	"created_by" uuid NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"unit" text NOT NULL,
	"kind" text NOT NULL,
	"period" text NOT NULL,
	"state" text NOT NULL,
	"submitted_on" date,
	"submitted_by" uuid,
	"judged_on" date,
	"judged_by" uuid,
	"reason" text,
	"round" integer NOT NULL,
	"unfrozen" boolean NOT NULL,
	CONSTRAINT "period_report_pkey" PRIMARY KEY("county","id"),
	CONSTRAINT "period_report_county_unit_period_unique" UNIQUE("county","unit","period"),
	CONSTRAINT "period_report_kind" CHECK ("kind" in ('month', 'quarter', 'year')),
	CONSTRAINT "period_report_state" CHECK ("state" in ('open', 'submitted', 'returned', 'approved', 'locked', 'unlocked')),
	CONSTRAINT "period_report_period" CHECK ("period" ~ '^[0-9]{4}(-(Q[1-4]|0[1-9]|1[0-2]))?$'),
	CONSTRAINT "period_report_submitted" CHECK ("state" = 'open' or "submitted_by" is not null),
	CONSTRAINT "period_report_judged" CHECK ("state" in ('open', 'submitted') or "judged_by" is not null),
	CONSTRAINT "period_report_reason" CHECK ("state" not in ('returned', 'unlocked') or "reason" is not null)
);
--> statement-breakpoint
CREATE TABLE "report_text" (
	"county" text,
	"id" uuid,
	"village" text,
	"version" bigint NOT NULL,
	"created_by" uuid NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"orchard" text,
	"support" text,
	"service" text,
	"income" text,
	"plans" text,
	CONSTRAINT "report_text_pkey" PRIMARY KEY("county","id")
);
--> statement-breakpoint
CREATE TABLE "report_version" (
	"county" text,
	"id" uuid,
	"village" text,
	"version" bigint NOT NULL,
	"created_by" uuid NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"report" uuid NOT NULL,
	"number" integer NOT NULL,
	"occasion" text NOT NULL,
	"as_of" bigint NOT NULL,
	"until" date NOT NULL,
	"figures" jsonb NOT NULL,
	"paper" jsonb NOT NULL,
	CONSTRAINT "report_version_pkey" PRIMARY KEY("county","id"),
	CONSTRAINT "report_version_county_report_number_unique" UNIQUE("county","report","number"),
	CONSTRAINT "report_version_occasion" CHECK ("occasion" in ('submitted', 'locked'))
);
--> statement-breakpoint
CREATE TABLE "score_setting" (
	"county" text,
	"id" uuid,
	"village" text,
	"version" bigint NOT NULL,
	"created_by" uuid NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"on" boolean NOT NULL,
	"reason" text NOT NULL,
	"work_percent" bigint NOT NULL,
	"survival_percent" bigint NOT NULL,
	"closure_percent" bigint NOT NULL,
	CONSTRAINT "score_setting_pkey" PRIMARY KEY("county","id"),
	CONSTRAINT "score_setting_percents" CHECK ("work_percent" between 1 and 100 and "survival_percent" between 1 and 100 and "closure_percent" between 1 and 100)
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
CREATE TABLE "tag" (
	"county" text,
	"id" uuid,
	"village" text,
	"version" bigint NOT NULL,
	"created_by" uuid NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"since" date,
	"note" text,
	"retired_reason" text,
	CONSTRAINT "tag_pkey" PRIMARY KEY("county","id"),
	CONSTRAINT "tag_kind" CHECK ("kind" in ('chain', 'brand'))
);
--> statement-breakpoint
CREATE TABLE "tag_put" (
	"county" text,
	"id" uuid,
	"village" text,
	"version" bigint NOT NULL,
	"created_by" uuid NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"tag" uuid NOT NULL,
	"orchard" uuid,
	"variety" uuid,
	"since" date NOT NULL,
	"until" date,
	"removed_reason" text,
	CONSTRAINT "tag_put_pkey" PRIMARY KEY("county","id"),
	CONSTRAINT "tag_put_one" CHECK ("orchard" is null or "variety" is null),
	CONSTRAINT "tag_put_on" CHECK (("variety" is null) = ("village" is not null)),
	CONSTRAINT "tag_put_days" CHECK (("until" is null) = ("removed_reason" is null) and "since" <= "until")
);
--> statement-breakpoint
CREATE TABLE "training_theme" (
	"county" text,
	"id" uuid,
	"village" text,
	"version" bigint NOT NULL,
	"created_by" uuid NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"name" text NOT NULL,
	"retired_reason" text,
	CONSTRAINT "training_theme_pkey" PRIMARY KEY("county","id")
);
--> statement-breakpoint
CREATE TABLE "training_session" (
	"county" text,
	"id" uuid,
	"village" text NOT NULL,
	"version" bigint NOT NULL,
	"created_by" uuid NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"state" text NOT NULL,
	"theme" uuid,
	"topic" text NOT NULL,
	"place" text,
	"planned_on" date,
	"held_on" date,
	"expert" uuid,
	"teacher" uuid,
	"teacher_name" text,
	"giver" text,
	"invited" text[] NOT NULL,
	"note" text,
	"cancelled_reason" text,
	"withdrawn_reason" text,
	CONSTRAINT "training_session_pkey" PRIMARY KEY("county","id"),
	CONSTRAINT "training_session_state" CHECK ("state" in ('planned', 'held', 'cancelled')),
	CONSTRAINT "training_session_held" CHECK (("state" = 'held') = ("held_on" is not null)),
	CONSTRAINT "training_session_cancelled" CHECK (("state" = 'cancelled') = ("cancelled_reason" is not null))
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
CREATE TABLE "summary" (
	"county" text,
	"village" text,
	"version" bigint NOT NULL,
	"aside" boolean NOT NULL,
	"sums" jsonb NOT NULL,
	"links" text[] NOT NULL,
	"turns_on" date,
	CONSTRAINT "summary_pkey" PRIMARY KEY("county","village")
);
--> statement-breakpoint
CREATE TABLE "summary_head" (
	"county" text PRIMARY KEY,
	"version" bigint NOT NULL,
	"rules" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "expert" ADD COLUMN "away_until" date;--> statement-breakpoint
ALTER TABLE "feedback" ADD COLUMN "topic" text DEFAULT 'app' NOT NULL;--> statement-breakpoint
ALTER TABLE "feedback" ADD COLUMN "answer" text;--> statement-breakpoint
ALTER TABLE "feedback" ADD COLUMN "answered_on" date;--> statement-breakpoint
ALTER TABLE "feedback" ADD COLUMN "answered_by" uuid;--> statement-breakpoint
ALTER TABLE "planting" ADD COLUMN "source_qty" bigint;--> statement-breakpoint
ALTER TABLE "journal" ADD COLUMN "salt" text;--> statement-breakpoint
ALTER TABLE "journal" ADD COLUMN "redactions" jsonb;--> statement-breakpoint
ALTER TABLE "journal" ADD COLUMN "redacted_by" bigint;--> statement-breakpoint
CREATE INDEX "training_attendance_county_session_index" ON "training_attendance" ("county","session");--> statement-breakpoint
CREATE INDEX "training_attendance_county_village_index" ON "training_attendance" ("county","village");--> statement-breakpoint
CREATE INDEX "training_turnout_county_village_index" ON "training_turnout" ("county","village");--> statement-breakpoint
CREATE INDEX "harvest_county_village_index" ON "harvest" ("county","village");--> statement-breakpoint
CREATE INDEX "village_income_county_village_index" ON "village_income" ("county","village");--> statement-breakpoint
CREATE INDEX "orchard_block_county_village_index" ON "orchard_block" ("county","village");--> statement-breakpoint
CREATE INDEX "planting_county_village_index" ON "planting" ("county","village");--> statement-breakpoint
CREATE INDEX "pairing_county_village_index" ON "pairing" ("county","village");--> statement-breakpoint
CREATE INDEX "pairing_county_kind_index" ON "pairing" ("county","kind");--> statement-breakpoint
CREATE INDEX "pairing_contact_county_pairing_index" ON "pairing_contact" ("county","pairing");--> statement-breakpoint
CREATE INDEX "pairing_contact_county_village_index" ON "pairing_contact" ("county","village");--> statement-breakpoint
CREATE INDEX "consent_county_person_index" ON "consent" ("county","person");--> statement-breakpoint
CREATE INDEX "period_report_county_unfrozen_index" ON "period_report" ("county","unfrozen");--> statement-breakpoint
CREATE INDEX "cost_county_village_index" ON "cost" ("county","village");--> statement-breakpoint
CREATE INDEX "sale_county_village_index" ON "sale" ("county","village");--> statement-breakpoint
CREATE INDEX "service_link_county_team_index" ON "service_link" ("county","team");--> statement-breakpoint
CREATE INDEX "service_link_county_village_index" ON "service_link" ("county","village");--> statement-breakpoint
CREATE INDEX "service_team_county_kind_index" ON "service_team" ("county","kind");--> statement-breakpoint
CREATE INDEX "service_visit_county_village_index" ON "service_visit" ("county","village");--> statement-breakpoint
CREATE INDEX "service_visit_county_team_index" ON "service_visit" ("county","team");--> statement-breakpoint
CREATE INDEX "tag_put_county_tag_index" ON "tag_put" ("county","tag");--> statement-breakpoint
CREATE INDEX "tag_put_county_village_index" ON "tag_put" ("county","village");--> statement-breakpoint
CREATE INDEX "training_session_county_village_index" ON "training_session" ("county","village");--> statement-breakpoint
CREATE INDEX "work_task_county_village_index" ON "work_task" ("county","village");--> statement-breakpoint
CREATE INDEX "zone_county_village_index" ON "zone" ("county","village");--> statement-breakpoint
CREATE INDEX "screen_link_county_index" ON "screen_link" ("county");--> statement-breakpoint
CREATE INDEX "summary_county_version_index" ON "summary" ("county","version");--> statement-breakpoint
ALTER TABLE "training_attendance" ADD CONSTRAINT "training_attendance_5K2IoYU9Ybfx_fkey" FOREIGN KEY ("county","session") REFERENCES "training_session"("county","id");--> statement-breakpoint
ALTER TABLE "training_attendance" ADD CONSTRAINT "training_attendance_county_village_org_unit_county_id_fkey" FOREIGN KEY ("county","village") REFERENCES "org_unit"("county","id");--> statement-breakpoint
ALTER TABLE "training_attendance" ADD CONSTRAINT "training_attendance_county_person_person_county_id_fkey" FOREIGN KEY ("county","person") REFERENCES "person"("county","id");--> statement-breakpoint
ALTER TABLE "training_turnout" ADD CONSTRAINT "training_turnout_county_session_training_session_county_id_fkey" FOREIGN KEY ("county","session") REFERENCES "training_session"("county","id");--> statement-breakpoint
ALTER TABLE "training_turnout" ADD CONSTRAINT "training_turnout_county_village_org_unit_county_id_fkey" FOREIGN KEY ("county","village") REFERENCES "org_unit"("county","id");--> statement-breakpoint
ALTER TABLE "training_turnout" ADD CONSTRAINT "training_turnout_county_theme_training_theme_county_id_fkey" FOREIGN KEY ("county","theme") REFERENCES "training_theme"("county","id");--> statement-breakpoint
ALTER TABLE "evidence_share" ADD CONSTRAINT "evidence_share_county_village_org_unit_county_id_fkey" FOREIGN KEY ("county","village") REFERENCES "org_unit"("county","id");--> statement-breakpoint
ALTER TABLE "village_income" ADD CONSTRAINT "village_income_county_village_org_unit_county_id_fkey" FOREIGN KEY ("county","village") REFERENCES "org_unit"("county","id");--> statement-breakpoint
ALTER TABLE "pairing" ADD CONSTRAINT "pairing_county_village_org_unit_county_id_fkey" FOREIGN KEY ("county","village") REFERENCES "org_unit"("county","id");--> statement-breakpoint
ALTER TABLE "pairing" ADD CONSTRAINT "pairing_county_helper_village_org_unit_county_id_fkey" FOREIGN KEY ("county","helper_village") REFERENCES "org_unit"("county","id");--> statement-breakpoint
ALTER TABLE "pairing" ADD CONSTRAINT "pairing_county_helper_person_person_county_id_fkey" FOREIGN KEY ("county","helper_person") REFERENCES "person"("county","id");--> statement-breakpoint
ALTER TABLE "pairing" ADD CONSTRAINT "pairing_county_helped_person_person_county_id_fkey" FOREIGN KEY ("county","helped_person") REFERENCES "person"("county","id");--> statement-breakpoint
ALTER TABLE "pairing" ADD CONSTRAINT "pairing_county_helper_team_service_team_county_id_fkey" FOREIGN KEY ("county","helper_team") REFERENCES "service_team"("county","id");--> statement-breakpoint
ALTER TABLE "pairing_contact" ADD CONSTRAINT "pairing_contact_county_village_org_unit_county_id_fkey" FOREIGN KEY ("county","village") REFERENCES "org_unit"("county","id");--> statement-breakpoint
ALTER TABLE "pairing_contact" ADD CONSTRAINT "pairing_contact_county_pairing_pairing_county_id_fkey" FOREIGN KEY ("county","pairing") REFERENCES "pairing"("county","id");--> statement-breakpoint
ALTER TABLE "village_place" ADD CONSTRAINT "village_place_county_village_org_unit_county_id_fkey" FOREIGN KEY ("county","village") REFERENCES "org_unit"("county","id");--> statement-breakpoint
ALTER TABLE "consent" ADD CONSTRAINT "consent_county_person_person_county_id_fkey" FOREIGN KEY ("county","person") REFERENCES "person"("county","id");--> statement-breakpoint
ALTER TABLE "consent" ADD CONSTRAINT "consent_county_village_org_unit_county_id_fkey" FOREIGN KEY ("county","village") REFERENCES "org_unit"("county","id");--> statement-breakpoint
ALTER TABLE "period_report" ADD CONSTRAINT "period_report_county_unit_org_unit_county_id_fkey" FOREIGN KEY ("county","unit") REFERENCES "org_unit"("county","id");--> statement-breakpoint
ALTER TABLE "period_report" ADD CONSTRAINT "period_report_county_submitted_by_person_county_id_fkey" FOREIGN KEY ("county","submitted_by") REFERENCES "person"("county","id");--> statement-breakpoint
ALTER TABLE "period_report" ADD CONSTRAINT "period_report_county_judged_by_person_county_id_fkey" FOREIGN KEY ("county","judged_by") REFERENCES "person"("county","id");--> statement-breakpoint
ALTER TABLE "report_text" ADD CONSTRAINT "report_text_county_id_period_report_county_id_fkey" FOREIGN KEY ("county","id") REFERENCES "period_report"("county","id");--> statement-breakpoint
ALTER TABLE "report_version" ADD CONSTRAINT "report_version_county_report_period_report_county_id_fkey" FOREIGN KEY ("county","report") REFERENCES "period_report"("county","id");--> statement-breakpoint
ALTER TABLE "service_link" ADD CONSTRAINT "service_link_county_village_org_unit_county_id_fkey" FOREIGN KEY ("county","village") REFERENCES "org_unit"("county","id");--> statement-breakpoint
ALTER TABLE "service_link" ADD CONSTRAINT "service_link_county_team_service_team_county_id_fkey" FOREIGN KEY ("county","team") REFERENCES "service_team"("county","id");--> statement-breakpoint
ALTER TABLE "service_team" ADD CONSTRAINT "service_team_county_leader_person_county_id_fkey" FOREIGN KEY ("county","leader") REFERENCES "person"("county","id");--> statement-breakpoint
ALTER TABLE "service_visit" ADD CONSTRAINT "service_visit_county_village_org_unit_county_id_fkey" FOREIGN KEY ("county","village") REFERENCES "org_unit"("county","id");--> statement-breakpoint
ALTER TABLE "service_visit" ADD CONSTRAINT "service_visit_county_team_service_team_county_id_fkey" FOREIGN KEY ("county","team") REFERENCES "service_team"("county","id");--> statement-breakpoint
ALTER TABLE "tag_put" ADD CONSTRAINT "tag_put_county_tag_tag_county_id_fkey" FOREIGN KEY ("county","tag") REFERENCES "tag"("county","id");--> statement-breakpoint
ALTER TABLE "tag_put" ADD CONSTRAINT "tag_put_county_village_org_unit_county_id_fkey" FOREIGN KEY ("county","village") REFERENCES "org_unit"("county","id");--> statement-breakpoint
ALTER TABLE "tag_put" ADD CONSTRAINT "tag_put_county_orchard_orchard_county_id_fkey" FOREIGN KEY ("county","orchard") REFERENCES "orchard"("county","id");--> statement-breakpoint
ALTER TABLE "tag_put" ADD CONSTRAINT "tag_put_county_variety_variety_county_id_fkey" FOREIGN KEY ("county","variety") REFERENCES "variety"("county","id");--> statement-breakpoint
ALTER TABLE "training_session" ADD CONSTRAINT "training_session_county_village_org_unit_county_id_fkey" FOREIGN KEY ("county","village") REFERENCES "org_unit"("county","id");--> statement-breakpoint
ALTER TABLE "training_session" ADD CONSTRAINT "training_session_county_theme_training_theme_county_id_fkey" FOREIGN KEY ("county","theme") REFERENCES "training_theme"("county","id");--> statement-breakpoint
ALTER TABLE "training_session" ADD CONSTRAINT "training_session_county_expert_expert_county_id_fkey" FOREIGN KEY ("county","expert") REFERENCES "expert"("county","id");--> statement-breakpoint
ALTER TABLE "training_session" ADD CONSTRAINT "training_session_county_teacher_person_county_id_fkey" FOREIGN KEY ("county","teacher") REFERENCES "person"("county","id");--> statement-breakpoint
ALTER TABLE "zone" ADD CONSTRAINT "zone_county_village_org_unit_county_id_fkey" FOREIGN KEY ("county","village") REFERENCES "org_unit"("county","id");--> statement-breakpoint
ALTER TABLE "zone" ADD CONSTRAINT "zone_county_keeper_person_county_id_fkey" FOREIGN KEY ("county","keeper") REFERENCES "person"("county","id");--> statement-breakpoint
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_topic" CHECK ("topic" in ('app', 'correct_data', 'erase_data'));--> statement-breakpoint
ALTER TABLE "attachment" DROP CONSTRAINT "attachment_on", ADD CONSTRAINT "attachment_on" CHECK ("on_table" in ('work_log', 'work_task', 'orchard', 'orchard_block', 'planting', 'harvest', 'sale', 'cost', 'donation', 'survival_check', 'tech_problem', 'expert_visit', 'training_session'));