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
CREATE INDEX "period_report_county_unfrozen_index" ON "period_report" ("county","unfrozen");--> statement-breakpoint
ALTER TABLE "period_report" ADD CONSTRAINT "period_report_county_unit_org_unit_county_id_fkey" FOREIGN KEY ("county","unit") REFERENCES "org_unit"("county","id");--> statement-breakpoint
ALTER TABLE "period_report" ADD CONSTRAINT "period_report_county_submitted_by_person_county_id_fkey" FOREIGN KEY ("county","submitted_by") REFERENCES "person"("county","id");--> statement-breakpoint
ALTER TABLE "period_report" ADD CONSTRAINT "period_report_county_judged_by_person_county_id_fkey" FOREIGN KEY ("county","judged_by") REFERENCES "person"("county","id");--> statement-breakpoint
ALTER TABLE "report_text" ADD CONSTRAINT "report_text_county_id_period_report_county_id_fkey" FOREIGN KEY ("county","id") REFERENCES "period_report"("county","id");--> statement-breakpoint
ALTER TABLE "report_version" ADD CONSTRAINT "report_version_county_report_period_report_county_id_fkey" FOREIGN KEY ("county","report") REFERENCES "period_report"("county","id");