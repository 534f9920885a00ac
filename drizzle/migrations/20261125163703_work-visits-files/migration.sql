CREATE TABLE "advice_item" (
	"county" text,
	"id" uuid,
	"village" text NOT NULL,
	"version" bigint NOT NULL,
	"created_by" uuid NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"visit" uuid,
	"problem" uuid,
	"expert" uuid,
	"text" text NOT NULL,
	"given_on" date NOT NULL,
	"kind" text,
	"block" uuid,
	"task" uuid,
	"withdrawn_reason" text,
	CONSTRAINT "advice_item_pkey" PRIMARY KEY("county","id"),
	CONSTRAINT "advice_item_kind" CHECK ("kind" in ('dormant_pruning', 'branch_bending', 'planting_out', 'fertilizing', 'thinning', 'spraying', 'harvesting', 'bark_scraping', 'sanitation', 'notching', 'top_working', 'irrigation', 'lime_sulphur', 'pollination', 'bagging', 'summer_pruning', 'weeding', 'freeze_up_irrigation', 'whitewash', 'frost_watch', 'other')),
	CONSTRAINT "advice_item_place" CHECK (("visit" is null) <> ("problem" is null))
);
--> statement-breakpoint
CREATE TABLE "event" (
	"county" text,
	"id" uuid,
	"village" text NOT NULL,
	"version" bigint NOT NULL,
	"created_by" uuid NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"kind" text NOT NULL,
	"occurred_on" date NOT NULL,
	"note" text,
	"withdrawn_reason" text,
	CONSTRAINT "event_pkey" PRIMARY KEY("county","id"),
	CONSTRAINT "event_kind" CHECK ("kind" in ('frost', 'hail', 'drought', 'flood', 'pest'))
);
--> statement-breakpoint
CREATE TABLE "event_block" (
	"county" text,
	"id" uuid,
	"village" text NOT NULL,
	"version" bigint NOT NULL,
	"created_by" uuid NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"event" uuid NOT NULL,
	"block" uuid NOT NULL,
	"affected_e4mu" bigint,
	"affected_trees" bigint,
	CONSTRAINT "event_block_pkey" PRIMARY KEY("county","id"),
	CONSTRAINT "event_block_county_event_block_unique" UNIQUE("county","event","block"),
	CONSTRAINT "event_block_area" CHECK ("affected_e4mu" between 1 and 1000000000),
	CONSTRAINT "event_block_trees" CHECK ("affected_trees" between 1 and 10000000),
	CONSTRAINT "event_block_one" CHECK ("affected_e4mu" is null or "affected_trees" is null)
);
--> statement-breakpoint
CREATE TABLE "expert" (
	"county" text,
	"id" uuid,
	"village" text,
	"version" bigint NOT NULL,
	"created_by" uuid NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"person" uuid,
	"name" text,
	"fields" text[] NOT NULL,
	"home_unit" text,
	"note" text,
	"retired_reason" text,
	CONSTRAINT "expert_pkey" PRIMARY KEY("county","id"),
	CONSTRAINT "expert_named" CHECK (("person" is null) <> ("name" is null)),
	CONSTRAINT "expert_fields" CHECK ("fields" <@ array['pear', 'apple', 'hawthorn', 'peony', 'millet', 'planting', 'pruning', 'grafting', 'soil', 'pests', 'storage', 'selling', 'other']::text[] and cardinality("fields") > 0)
);
--> statement-breakpoint
CREATE TABLE "attachment" (
	"county" text,
	"id" uuid,
	"village" text NOT NULL,
	"version" bigint NOT NULL,
	"created_by" uuid NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"on_table" text NOT NULL,
	"on_row" uuid NOT NULL,
	"kind" text NOT NULL,
	"mime" text NOT NULL,
	"bytes" bigint NOT NULL,
	"sha256" text NOT NULL,
	"thumb_bytes" bigint,
	"thumb_sha256" text,
	"width" bigint,
	"height" bigint,
	"seconds" bigint,
	"note" text,
	"stored" boolean NOT NULL,
	"thumb_stored" boolean NOT NULL,
	"withdrawn_reason" text,
	CONSTRAINT "attachment_pkey" PRIMARY KEY("county","id"),
	CONSTRAINT "attachment_on" CHECK ("on_table" in ('work_log', 'work_task', 'orchard', 'orchard_block', 'planting')),
	CONSTRAINT "attachment_kind" CHECK ("kind" in ('photo', 'voice')),
	CONSTRAINT "attachment_mime" CHECK ("mime" in ('image/jpeg', 'image/png', 'image/webp', 'audio/webm', 'audio/mp4')),
	CONSTRAINT "attachment_bytes" CHECK ("bytes" between 1 and case "kind" when 'photo' then 307200 else 1048576 end),
	CONSTRAINT "attachment_sha256" CHECK ("sha256" ~ '^[0-9a-f]{64}$' and "thumb_sha256" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "attachment_thumb" CHECK (("thumb_bytes" is null) = ("thumb_sha256" is null)),
	CONSTRAINT "attachment_thumb_bytes" CHECK ("thumb_bytes" between 1 and 20480),
	CONSTRAINT "attachment_seconds" CHECK ("seconds" between 1 and 60)
);
--> statement-breakpoint
CREATE TABLE "expert_visit" (
	"county" text,
	"id" uuid,
	"village" text NOT NULL,
	"version" bigint NOT NULL,
	"created_by" uuid NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"state" text NOT NULL,
	"topic" text NOT NULL,
	"orchard" uuid,
	"expert" uuid,
	"wanted_from" date,
	"wanted_to" date,
	"scheduled_on" date,
	"done_on" date,
	"attended" integer,
	"attendees" text[],
	"summary" text,
	"problem" uuid,
	"follow_up_due_on" date,
	"followed_up_on" date,
	"follow_up_note" text,
	"thanks" text,
	"thanked_on" date,
	"ended_reason" text,
	"withdrawn_reason" text,
	CONSTRAINT "expert_visit_pkey" PRIMARY KEY("county","id"),
	CONSTRAINT "expert_visit_state" CHECK ("state" in ('requested', 'scheduled', 'done', 'followed_up', 'declined', 'cancelled')),
	CONSTRAINT "expert_visit_attended" CHECK ("attended" between 1 and 100000),
	CONSTRAINT "expert_visit_wanted" CHECK ("wanted_from" <= "wanted_to"),
	CONSTRAINT "expert_visit_scheduled" CHECK ("state" not in ('scheduled', 'done', 'followed_up') or ("expert" is not null and "scheduled_on" is not null)),
	CONSTRAINT "expert_visit_done" CHECK (("state" in ('done', 'followed_up')) = ("done_on" is not null)),
	CONSTRAINT "expert_visit_followed" CHECK (("state" = 'followed_up') = ("followed_up_on" is not null) and "followed_up_on" >= "done_on"),
	CONSTRAINT "expert_visit_ended" CHECK (("state" in ('declined', 'cancelled')) = ("ended_reason" is not null))
);
--> statement-breakpoint
CREATE TABLE "file_part" (
	"county" text,
	"file" uuid,
	"thumb" boolean,
	"at" integer,
	"bytes" bytea NOT NULL,
	"received_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "file_part_pkey" PRIMARY KEY("county","file","thumb","at")
);
--> statement-breakpoint
CREATE TABLE "file_stored" (
	"county" text,
	"file" uuid,
	"thumb" boolean,
	"key" text NOT NULL,
	"mime" text NOT NULL,
	"bytes" integer NOT NULL,
	"sha256" text NOT NULL,
	"stored_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "file_stored_pkey" PRIMARY KEY("county","file","thumb")
);
--> statement-breakpoint
ALTER TABLE "work_log" ADD COLUMN "product" text;--> statement-breakpoint
ALTER TABLE "work_log" ADD COLUMN "registration_number" text;--> statement-breakpoint
ALTER TABLE "work_log" ADD COLUMN "dose" text;--> statement-breakpoint
ALTER TABLE "work_log" ADD COLUMN "phi_days" integer;--> statement-breakpoint
ALTER TABLE "work_log" ADD COLUMN "override_reason" text;--> statement-breakpoint
CREATE INDEX "advice_item_county_visit_index" ON "advice_item" ("county","visit");--> statement-breakpoint
CREATE INDEX "advice_item_county_problem_index" ON "advice_item" ("county","problem");--> statement-breakpoint
CREATE INDEX "advice_item_county_village_index" ON "advice_item" ("county","village");--> statement-breakpoint
CREATE INDEX "event_county_village_index" ON "event" ("county","village");--> statement-breakpoint
CREATE INDEX "event_block_county_block_index" ON "event_block" ("county","block");--> statement-breakpoint
CREATE INDEX "expert_county_person_index" ON "expert" ("county","person");--> statement-breakpoint
CREATE INDEX "attachment_county_on_row_index" ON "attachment" ("county","on_row");--> statement-breakpoint
CREATE INDEX "expert_visit_county_village_index" ON "expert_visit" ("county","village");--> statement-breakpoint
CREATE INDEX "expert_visit_county_expert_index" ON "expert_visit" ("county","expert");--> statement-breakpoint
CREATE INDEX "expert_visit_county_state_index" ON "expert_visit" ("county","state");--> statement-breakpoint
CREATE INDEX "work_log_county_village_index" ON "work_log" ("county","village");--> statement-breakpoint
ALTER TABLE "advice_item" ADD CONSTRAINT "advice_item_county_visit_expert_visit_county_id_fkey" FOREIGN KEY ("county","visit") REFERENCES "expert_visit"("county","id");--> statement-breakpoint
ALTER TABLE "advice_item" ADD CONSTRAINT "advice_item_county_expert_expert_county_id_fkey" FOREIGN KEY ("county","expert") REFERENCES "expert"("county","id");--> statement-breakpoint
ALTER TABLE "advice_item" ADD CONSTRAINT "advice_item_county_block_orchard_block_county_id_fkey" FOREIGN KEY ("county","block") REFERENCES "orchard_block"("county","id");--> statement-breakpoint
ALTER TABLE "advice_item" ADD CONSTRAINT "advice_item_county_task_work_task_county_id_fkey" FOREIGN KEY ("county","task") REFERENCES "work_task"("county","id");--> statement-breakpoint
ALTER TABLE "event" ADD CONSTRAINT "event_county_village_org_unit_county_id_fkey" FOREIGN KEY ("county","village") REFERENCES "org_unit"("county","id");--> statement-breakpoint
ALTER TABLE "event_block" ADD CONSTRAINT "event_block_county_event_event_county_id_fkey" FOREIGN KEY ("county","event") REFERENCES "event"("county","id");--> statement-breakpoint
ALTER TABLE "event_block" ADD CONSTRAINT "event_block_county_block_orchard_block_county_id_fkey" FOREIGN KEY ("county","block") REFERENCES "orchard_block"("county","id");--> statement-breakpoint
ALTER TABLE "expert" ADD CONSTRAINT "expert_county_person_person_county_id_fkey" FOREIGN KEY ("county","person") REFERENCES "person"("county","id");--> statement-breakpoint
ALTER TABLE "expert_visit" ADD CONSTRAINT "expert_visit_county_village_org_unit_county_id_fkey" FOREIGN KEY ("county","village") REFERENCES "org_unit"("county","id");--> statement-breakpoint
ALTER TABLE "expert_visit" ADD CONSTRAINT "expert_visit_county_orchard_orchard_county_id_fkey" FOREIGN KEY ("county","orchard") REFERENCES "orchard"("county","id");--> statement-breakpoint
ALTER TABLE "expert_visit" ADD CONSTRAINT "expert_visit_county_expert_expert_county_id_fkey" FOREIGN KEY ("county","expert") REFERENCES "expert"("county","id");--> statement-breakpoint
ALTER TABLE "work_log" ADD CONSTRAINT "work_log_phi" CHECK ("phi_days" between 0 and 365);--> statement-breakpoint
ALTER TABLE "work_log" ADD CONSTRAINT "work_log_spray" CHECK ("kind" in ('spraying', 'lime_sulphur') or ("product" is null and "registration_number" is null and "dose" is null and "phi_days" is null));--> statement-breakpoint
ALTER TABLE "work_log" ADD CONSTRAINT "work_log_override" CHECK ("kind" = 'harvesting' or "override_reason" is null);