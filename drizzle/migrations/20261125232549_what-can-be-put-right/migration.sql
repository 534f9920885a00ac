CREATE TABLE "service_member" (
	"county" text,
	"id" uuid,
	"village" text,
	"version" bigint NOT NULL,
	"created_by" uuid NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"team" uuid NOT NULL,
	"person" uuid NOT NULL,
	"role" text NOT NULL,
	"dispatched_by" text,
	"from_on" date NOT NULL,
	"to_on" date,
	"end_reason" text,
	CONSTRAINT "service_member_pkey" PRIMARY KEY("county","id"),
	CONSTRAINT "service_member_role" CHECK ("role" in ('leader', 'member'))
);
--> statement-breakpoint
CREATE TABLE "report_archive" (
	"county" text,
	"id" uuid,
	"village" text,
	"version" bigint NOT NULL,
	"created_by" uuid NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"kind" text NOT NULL,
	"period" text NOT NULL,
	"until" date NOT NULL,
	"units" integer NOT NULL,
	"digest" text NOT NULL,
	CONSTRAINT "report_archive_pkey" PRIMARY KEY("county","id"),
	CONSTRAINT "report_archive_county_period_unique" UNIQUE("county","period"),
	CONSTRAINT "report_archive_kind" CHECK ("kind" in ('month', 'quarter', 'year')),
	CONSTRAINT "report_archive_digest" CHECK ("digest" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "score_rule" (
	"county" text,
	"id" uuid,
	"village" text,
	"version" bigint NOT NULL,
	"created_by" uuid NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"from_on" date NOT NULL,
	"work_percent" bigint NOT NULL,
	"survival_percent" bigint NOT NULL,
	"closure_percent" bigint NOT NULL,
	"basis" text NOT NULL,
	CONSTRAINT "score_rule_pkey" PRIMARY KEY("county","id"),
	CONSTRAINT "score_rule_percents" CHECK ("work_percent" between 1 and 100 and "survival_percent" between 1 and 100 and "closure_percent" between 1 and 100),
	CONSTRAINT "score_rule_basis" CHECK (length("basis") > 0)
);
--> statement-breakpoint
CREATE TABLE "archived_paper" (
	"county" text,
	"unit" text,
	"period" text,
	"as_of" bigint NOT NULL,
	"until" date NOT NULL,
	"figures" jsonb NOT NULL,
	"paper" jsonb NOT NULL,
	CONSTRAINT "archived_paper_pkey" PRIMARY KEY("county","period","unit")
);
--> statement-breakpoint
ALTER TABLE "score_setting" DROP CONSTRAINT "score_setting_percents";--> statement-breakpoint
ALTER TABLE "comment" ADD COLUMN "figure" jsonb;--> statement-breakpoint
ALTER TABLE "feedback" ADD COLUMN "answered_at" timestamp(3) with time zone;--> statement-breakpoint
ALTER TABLE "feedback" ADD COLUMN "page" text;--> statement-breakpoint
ALTER TABLE "feedback" ADD COLUMN "on_row" uuid;--> statement-breakpoint
ALTER TABLE "orchard" ADD COLUMN "closed_on" date;--> statement-breakpoint
ALTER TABLE "orchard_block" ADD COLUMN "land_type" text;--> statement-breakpoint
ALTER TABLE "orchard_block" ADD COLUMN "closed_on" date;--> statement-breakpoint
ALTER TABLE "planting" ADD COLUMN "rootstock" text;--> statement-breakpoint
ALTER TABLE "service_link" ADD COLUMN "last_visit_on" date;--> statement-breakpoint
ALTER TABLE "team" ADD COLUMN "ended_on" date;--> statement-breakpoint
ALTER TABLE "team" ADD COLUMN "end_reason" text;--> statement-breakpoint
ALTER TABLE "score_setting" DROP COLUMN "work_percent";--> statement-breakpoint
ALTER TABLE "score_setting" DROP COLUMN "survival_percent";--> statement-breakpoint
ALTER TABLE "score_setting" DROP COLUMN "closure_percent";--> statement-breakpoint
CREATE INDEX "feedback_county_on_row_index" ON "feedback" ("county","on_row");--> statement-breakpoint
CREATE INDEX "service_member_county_team_index" ON "service_member" ("county","team");--> statement-breakpoint
CREATE INDEX "service_member_county_person_index" ON "service_member" ("county","person");--> statement-breakpoint
CREATE INDEX "score_rule_county_from_on_index" ON "score_rule" ("county","from_on");--> statement-breakpoint
ALTER TABLE "service_member" ADD CONSTRAINT "service_member_county_team_service_team_county_id_fkey" FOREIGN KEY ("county","team") REFERENCES "service_team"("county","id");--> statement-breakpoint
ALTER TABLE "service_member" ADD CONSTRAINT "service_member_county_person_person_county_id_fkey" FOREIGN KEY ("county","person") REFERENCES "person"("county","id");--> statement-breakpoint
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_page" CHECK ("page" in ('b', 'p'));--> statement-breakpoint
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_label" CHECK (("page" is null) = ("on_row" is null));--> statement-breakpoint
ALTER TABLE "orchard_block" ADD CONSTRAINT "orchard_block_land" CHECK ("land_type" in ('garden', 'arable', 'forest', 'barren', 'homestead', 'other'));--> statement-breakpoint
ALTER TABLE "attachment" DROP CONSTRAINT "attachment_on", ADD CONSTRAINT "attachment_on" CHECK ("on_table" in ('work_log', 'work_task', 'orchard', 'orchard_block', 'planting', 'harvest', 'sale', 'cost', 'donation', 'survival_check', 'tech_problem', 'expert_visit', 'training_session', 'service_visit', 'pairing', 'pairing_contact'));