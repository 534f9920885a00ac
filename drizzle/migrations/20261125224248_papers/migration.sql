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
ALTER TABLE "score_setting" DROP COLUMN "work_percent";--> statement-breakpoint
ALTER TABLE "score_setting" DROP COLUMN "survival_percent";--> statement-breakpoint
ALTER TABLE "score_setting" DROP COLUMN "closure_percent";--> statement-breakpoint
CREATE INDEX "score_rule_county_from_on_index" ON "score_rule" ("county","from_on");