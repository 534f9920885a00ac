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
CREATE INDEX "training_attendance_county_session_index" ON "training_attendance" ("county","session");--> statement-breakpoint
CREATE INDEX "training_attendance_county_village_index" ON "training_attendance" ("county","village");--> statement-breakpoint
CREATE INDEX "training_turnout_county_village_index" ON "training_turnout" ("county","village");--> statement-breakpoint
CREATE INDEX "village_income_county_village_index" ON "village_income" ("county","village");--> statement-breakpoint
CREATE INDEX "tag_put_county_tag_index" ON "tag_put" ("county","tag");--> statement-breakpoint
CREATE INDEX "tag_put_county_village_index" ON "tag_put" ("county","village");--> statement-breakpoint
CREATE INDEX "training_session_county_village_index" ON "training_session" ("county","village");--> statement-breakpoint
ALTER TABLE "training_attendance" ADD CONSTRAINT "training_attendance_5K2IoYU9Ybfx_fkey" FOREIGN KEY ("county","session") REFERENCES "training_session"("county","id");--> statement-breakpoint
ALTER TABLE "training_attendance" ADD CONSTRAINT "training_attendance_county_village_org_unit_county_id_fkey" FOREIGN KEY ("county","village") REFERENCES "org_unit"("county","id");--> statement-breakpoint
ALTER TABLE "training_attendance" ADD CONSTRAINT "training_attendance_county_person_person_county_id_fkey" FOREIGN KEY ("county","person") REFERENCES "person"("county","id");--> statement-breakpoint
ALTER TABLE "training_turnout" ADD CONSTRAINT "training_turnout_county_session_training_session_county_id_fkey" FOREIGN KEY ("county","session") REFERENCES "training_session"("county","id");--> statement-breakpoint
ALTER TABLE "training_turnout" ADD CONSTRAINT "training_turnout_county_village_org_unit_county_id_fkey" FOREIGN KEY ("county","village") REFERENCES "org_unit"("county","id");--> statement-breakpoint
ALTER TABLE "training_turnout" ADD CONSTRAINT "training_turnout_county_theme_training_theme_county_id_fkey" FOREIGN KEY ("county","theme") REFERENCES "training_theme"("county","id");--> statement-breakpoint
ALTER TABLE "village_income" ADD CONSTRAINT "village_income_county_village_org_unit_county_id_fkey" FOREIGN KEY ("county","village") REFERENCES "org_unit"("county","id");--> statement-breakpoint
ALTER TABLE "tag_put" ADD CONSTRAINT "tag_put_county_tag_tag_county_id_fkey" FOREIGN KEY ("county","tag") REFERENCES "tag"("county","id");--> statement-breakpoint
ALTER TABLE "tag_put" ADD CONSTRAINT "tag_put_county_village_org_unit_county_id_fkey" FOREIGN KEY ("county","village") REFERENCES "org_unit"("county","id");--> statement-breakpoint
ALTER TABLE "tag_put" ADD CONSTRAINT "tag_put_county_orchard_orchard_county_id_fkey" FOREIGN KEY ("county","orchard") REFERENCES "orchard"("county","id");--> statement-breakpoint
ALTER TABLE "tag_put" ADD CONSTRAINT "tag_put_county_variety_variety_county_id_fkey" FOREIGN KEY ("county","variety") REFERENCES "variety"("county","id");--> statement-breakpoint
ALTER TABLE "training_session" ADD CONSTRAINT "training_session_county_village_org_unit_county_id_fkey" FOREIGN KEY ("county","village") REFERENCES "org_unit"("county","id");--> statement-breakpoint
ALTER TABLE "training_session" ADD CONSTRAINT "training_session_county_theme_training_theme_county_id_fkey" FOREIGN KEY ("county","theme") REFERENCES "training_theme"("county","id");--> statement-breakpoint
ALTER TABLE "training_session" ADD CONSTRAINT "training_session_county_expert_expert_county_id_fkey" FOREIGN KEY ("county","expert") REFERENCES "expert"("county","id");--> statement-breakpoint
ALTER TABLE "training_session" ADD CONSTRAINT "training_session_county_teacher_person_county_id_fkey" FOREIGN KEY ("county","teacher") REFERENCES "person"("county","id");--> statement-breakpoint
ALTER TABLE "attachment" DROP CONSTRAINT "attachment_on", ADD CONSTRAINT "attachment_on" CHECK ("on_table" in ('work_log', 'work_task', 'orchard', 'orchard_block', 'planting', 'harvest', 'sale', 'cost', 'donation', 'survival_check', 'tech_problem', 'expert_visit', 'training_session'));