CREATE TABLE "work_log" (
	"county" text,
	"id" uuid,
	"village" text NOT NULL,
	"version" bigint NOT NULL,
	"created_by" uuid NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"block" uuid NOT NULL,
	"task" uuid,
	"kind" text NOT NULL,
	"done_value" bigint NOT NULL,
	"done_unit" text NOT NULL,
	"typed" jsonb,
	"occurred_on" date NOT NULL,
	"note" text,
	"withdrawn_reason" text,
	CONSTRAINT "work_log_pkey" PRIMARY KEY("county","id"),
	CONSTRAINT "work_log_kind" CHECK ("kind" in ('dormant_pruning', 'branch_bending', 'planting_out', 'fertilizing', 'thinning', 'spraying', 'harvesting', 'bark_scraping', 'sanitation', 'notching', 'top_working', 'irrigation', 'lime_sulphur', 'pollination', 'bagging', 'summer_pruning', 'weeding', 'freeze_up_irrigation', 'whitewash', 'frost_watch', 'other')),
	CONSTRAINT "work_log_unit" CHECK ("done_unit" in ('e4mu', 'tree', 'person_hour')),
	CONSTRAINT "work_log_done" CHECK ("done_value" > 0)
);
--> statement-breakpoint
CREATE TABLE "work_task" (
	"county" text,
	"id" uuid,
	"village" text NOT NULL,
	"version" bigint NOT NULL,
	"created_by" uuid NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"block" uuid NOT NULL,
	"kind" text NOT NULL,
	"planned_from" date NOT NULL,
	"planned_to" date NOT NULL,
	"target_value" bigint NOT NULL,
	"target_unit" text NOT NULL,
	"assignee" uuid,
	"abandoned_reason" text,
	CONSTRAINT "work_task_pkey" PRIMARY KEY("county","id"),
	CONSTRAINT "work_task_kind" CHECK ("kind" in ('dormant_pruning', 'branch_bending', 'planting_out', 'fertilizing', 'thinning', 'spraying', 'harvesting', 'bark_scraping', 'sanitation', 'notching', 'top_working', 'irrigation', 'lime_sulphur', 'pollination', 'bagging', 'summer_pruning', 'weeding', 'freeze_up_irrigation', 'whitewash', 'frost_watch', 'other')),
	CONSTRAINT "work_task_unit" CHECK ("target_unit" in ('e4mu', 'tree', 'person_hour')),
	CONSTRAINT "work_task_target" CHECK ("target_value" > 0),
	CONSTRAINT "work_task_window" CHECK ("planned_from" <= "planned_to")
);
--> statement-breakpoint
CREATE INDEX "work_log_county_block_index" ON "work_log" ("county","block");--> statement-breakpoint
CREATE INDEX "work_log_county_task_index" ON "work_log" ("county","task");--> statement-breakpoint
CREATE INDEX "work_task_county_block_index" ON "work_task" ("county","block");--> statement-breakpoint
ALTER TABLE "work_log" ADD CONSTRAINT "work_log_county_block_orchard_block_county_id_fkey" FOREIGN KEY ("county","block") REFERENCES "orchard_block"("county","id");--> statement-breakpoint
ALTER TABLE "work_log" ADD CONSTRAINT "work_log_county_task_work_task_county_id_fkey" FOREIGN KEY ("county","task") REFERENCES "work_task"("county","id");--> statement-breakpoint
ALTER TABLE "work_task" ADD CONSTRAINT "work_task_county_block_orchard_block_county_id_fkey" FOREIGN KEY ("county","block") REFERENCES "orchard_block"("county","id");--> statement-breakpoint
ALTER TABLE "work_task" ADD CONSTRAINT "work_task_county_assignee_person_county_id_fkey" FOREIGN KEY ("county","assignee") REFERENCES "person"("county","id");