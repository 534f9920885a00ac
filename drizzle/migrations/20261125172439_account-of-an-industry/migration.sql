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
CREATE TABLE "comment" (
	"county" text,
	"id" uuid,
	"village" text,
	"version" bigint NOT NULL,
	"created_by" uuid NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"on_table" text NOT NULL,
	"on_row" uuid NOT NULL,
	"text" text NOT NULL,
	"mentions" uuid[] NOT NULL,
	"withdrawn_reason" text,
	CONSTRAINT "comment_pkey" PRIMARY KEY("county","id")
);
--> statement-breakpoint
CREATE TABLE "conflict" (
	"county" text,
	"id" uuid,
	"village" text,
	"version" bigint NOT NULL,
	"created_by" uuid NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"command" text NOT NULL,
	"input" jsonb NOT NULL,
	"clashes" jsonb NOT NULL,
	"row" uuid NOT NULL,
	"kept_version" bigint NOT NULL,
	"chosen" text,
	"chosen_by" uuid,
	CONSTRAINT "conflict_pkey" PRIMARY KEY("county","id"),
	CONSTRAINT "conflict_chosen" CHECK ("chosen" in ('kept', 'other'))
);
--> statement-breakpoint
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
CREATE TABLE "feedback" (
	"county" text,
	"id" uuid,
	"village" text,
	"version" bigint NOT NULL,
	"created_by" uuid NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"text" text NOT NULL,
	"contact" text,
	CONSTRAINT "feedback_pkey" PRIMARY KEY("county","id")
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
	CONSTRAINT "attachment_on" CHECK ("on_table" in ('work_log', 'work_task', 'orchard', 'orchard_block', 'planting', 'harvest', 'sale', 'cost', 'donation', 'survival_check', 'tech_problem', 'expert_visit')),
	CONSTRAINT "attachment_kind" CHECK ("kind" in ('photo', 'voice')),
	CONSTRAINT "attachment_mime" CHECK ("mime" in ('image/jpeg', 'image/png', 'image/webp', 'audio/webm', 'audio/mp4')),
	CONSTRAINT "attachment_bytes" CHECK ("bytes" between 1 and case "kind" when 'photo' then 307200 else 1048576 end),
	CONSTRAINT "attachment_sha256" CHECK ("sha256" ~ '^[0-9a-f]{64}$' and "thumb_sha256" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "attachment_thumb" CHECK (("thumb_bytes" is null) = ("thumb_sha256" is null)),
	CONSTRAINT "attachment_thumb_bytes" CHECK ("thumb_bytes" between 1 and 20480),
	CONSTRAINT "attachment_seconds" CHECK ("seconds" between 1 and 60)
);
--> statement-breakpoint
CREATE TABLE "harvest" (
	"county" text,
	"id" uuid,
	"village" text NOT NULL,
	"version" bigint NOT NULL,
	"created_by" uuid NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"block" uuid NOT NULL,
	"planting" uuid NOT NULL,
	"occurred_on" date NOT NULL,
	"gross_g" bigint NOT NULL,
	"marketable_g" bigint,
	"typed_gross" jsonb,
	"typed_marketable" jsonb,
	"note" text,
	"override_reason" text,
	"withdrawn_reason" text,
	CONSTRAINT "harvest_pkey" PRIMARY KEY("county","id"),
	CONSTRAINT "harvest_gross" CHECK ("gross_g" > 0),
	CONSTRAINT "harvest_marketable" CHECK ("marketable_g" between 0 and "gross_g")
);
--> statement-breakpoint
CREATE TABLE "sole_reference" (
	"county" text,
	"id" uuid,
	"village" text,
	"version" bigint NOT NULL,
	"created_by" uuid NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"variety" uuid NOT NULL,
	"g_per_mu" bigint NOT NULL,
	"typed" jsonb,
	"source" text NOT NULL,
	"withdrawn_reason" text,
	CONSTRAINT "sole_reference_pkey" PRIMARY KEY("county","id"),
	CONSTRAINT "sole_reference_yield" CHECK ("g_per_mu" > 0),
	CONSTRAINT "sole_reference_source" CHECK ("source" <> '')
);
--> statement-breakpoint
CREATE TABLE "buyer" (
	"county" text,
	"id" uuid,
	"village" text,
	"version" bigint NOT NULL,
	"created_by" uuid NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"name" text NOT NULL,
	"crops" text[] NOT NULL,
	"months" integer[] NOT NULL,
	"note" text,
	"closed_reason" text,
	CONSTRAINT "buyer_pkey" PRIMARY KEY("county","id"),
	CONSTRAINT "buyer_crops" CHECK ("crops" <@ array['pear', 'apple', 'hawthorn', 'peony', 'millet', 'maize', 'other']),
	CONSTRAINT "buyer_months" CHECK ("months" <@ array[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
);
--> statement-breakpoint
CREATE TABLE "price_observation" (
	"county" text,
	"id" uuid,
	"village" text,
	"version" bigint NOT NULL,
	"created_by" uuid NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"variety" uuid NOT NULL,
	"fen_per_kg" bigint NOT NULL,
	"typed" jsonb,
	"place" text NOT NULL,
	"observed_on" date NOT NULL,
	"note" text,
	"withdrawn_reason" text,
	CONSTRAINT "price_observation_pkey" PRIMARY KEY("county","id"),
	CONSTRAINT "price_observation_price" CHECK ("fen_per_kg" > 0)
);
--> statement-breakpoint
CREATE TABLE "topwork" (
	"county" text,
	"id" uuid,
	"village" text NOT NULL,
	"version" bigint NOT NULL,
	"created_by" uuid NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"planting" uuid NOT NULL,
	"before" uuid NOT NULL,
	"variety" uuid NOT NULL,
	"on" date NOT NULL,
	"withdrawn_reason" text,
	CONSTRAINT "topwork_pkey" PRIMARY KEY("county","id"),
	CONSTRAINT "topwork_another" CHECK ("variety" <> "before")
);
--> statement-breakpoint
CREATE TABLE "assumption" (
	"county" text,
	"id" uuid,
	"village" text,
	"version" bigint NOT NULL,
	"created_by" uuid NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"scope" text NOT NULL,
	"price_fen_per_kg" bigint,
	"start_fen_per_mu" bigint,
	"yearly_fen_per_mu" bigint,
	"peony_fen_per_mu" bigint,
	"maize_fen_per_mu" bigint,
	"maize_source" text,
	CONSTRAINT "assumption_pkey" PRIMARY KEY("county","id"),
	CONSTRAINT "assumption_scope" CHECK ("scope" = 'county'),
	CONSTRAINT "assumption_price" CHECK ("price_fen_per_kg" between 1 and 1000000),
	CONSTRAINT "assumption_start" CHECK ("start_fen_per_mu" between 0 and 100000000),
	CONSTRAINT "assumption_yearly" CHECK ("yearly_fen_per_mu" between 0 and 100000000),
	CONSTRAINT "assumption_peony" CHECK ("peony_fen_per_mu" between 0 and 100000000),
	CONSTRAINT "assumption_maize" CHECK ("maize_fen_per_mu" between 0 and 100000000),
	CONSTRAINT "assumption_maize_source" CHECK ("maize_fen_per_mu" is null or coalesce(length("maize_source"), 0) > 0)
);
--> statement-breakpoint
CREATE TABLE "yield_curve" (
	"county" text,
	"id" uuid,
	"village" text,
	"version" bigint NOT NULL,
	"created_by" uuid NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"variety" uuid NOT NULL,
	"system" text NOT NULL,
	"trees_per_mu" integer,
	"points" jsonb NOT NULL,
	"source" text NOT NULL,
	"withdrawn_reason" text,
	CONSTRAINT "yield_curve_pkey" PRIMARY KEY("county","id"),
	CONSTRAINT "yield_curve_density" CHECK ("trees_per_mu" between 1 and 5000),
	CONSTRAINT "yield_curve_points" CHECK (jsonb_array_length("points") between 1 and 40),
	CONSTRAINT "yield_curve_source" CHECK (length("source") > 0)
);
--> statement-breakpoint
CREATE TABLE "problem_event" (
	"county" text,
	"id" uuid,
	"village" text NOT NULL,
	"version" bigint NOT NULL,
	"created_by" uuid NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"problem" uuid NOT NULL,
	"kind" text NOT NULL,
	"text" text,
	"assignee" uuid,
	"occurred_on" date NOT NULL,
	"outcome_value" bigint,
	"outcome_unit" text,
	CONSTRAINT "problem_event_pkey" PRIMARY KEY("county","id"),
	CONSTRAINT "problem_event_kind" CHECK ("kind" in ('accepted', 'rejected', 'assigned', 'answered', 'expert_opinion', 'legal_opinion', 'parties_called', 'progress', 'resolved', 'confirmed', 'reopened')),
	CONSTRAINT "problem_event_unit" CHECK ("outcome_unit" in ('tree', 'shed', 'household', 'place', 'piece')),
	CONSTRAINT "problem_event_outcome" CHECK ("outcome_value" > 0 and "outcome_unit" is not null or "outcome_value" is null and "outcome_unit" is null)
);
--> statement-breakpoint
CREATE TABLE "tech_problem" (
	"county" text,
	"id" uuid,
	"village" text NOT NULL,
	"version" bigint NOT NULL,
	"created_by" uuid NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"channel" text NOT NULL,
	"external_ref" text,
	"crop" text,
	"text" text NOT NULL,
	"occurred_on" date NOT NULL,
	"state" text NOT NULL,
	"due_on" date NOT NULL,
	"assignee" uuid,
	"accepted_on" date,
	"rejected_reason" text,
	"duplicate_of" uuid,
	"resolved_on" date,
	"told_on" date,
	"on_the_spot" boolean NOT NULL,
	"confirmed_on" date,
	CONSTRAINT "tech_problem_pkey" PRIMARY KEY("county","id"),
	CONSTRAINT "tech_problem_channel" CHECK ("channel" in ('photo', 'phone', 'hotline_12345', 'walk_in', 'field')),
	CONSTRAINT "tech_problem_crop" CHECK ("crop" in ('pear', 'apple', 'hawthorn', 'peony', 'millet', 'maize', 'other')),
	CONSTRAINT "tech_problem_state" CHECK ("state" in ('reported', 'accepted', 'rejected', 'assigned', 'answered', 'resolved', 'closed', 'reopened')),
	CONSTRAINT "tech_problem_rejected" CHECK (("state" = 'rejected') = ("rejected_reason" is not null)),
	CONSTRAINT "tech_problem_resolved" CHECK (("state" in ('resolved', 'closed')) = ("resolved_on" is not null)),
	CONSTRAINT "tech_problem_told" CHECK (("resolved_on" is null) = ("told_on" is null)),
	CONSTRAINT "tech_problem_spot" CHECK (not "on_the_spot" or "resolved_on" = "occurred_on"),
	CONSTRAINT "tech_problem_confirmed" CHECK (("state" = 'closed') = ("confirmed_on" is not null))
);
--> statement-breakpoint
CREATE TABLE "cost" (
	"county" text,
	"id" uuid,
	"village" text NOT NULL,
	"version" bigint NOT NULL,
	"created_by" uuid NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"block" uuid NOT NULL,
	"category" text NOT NULL,
	"amount_fen" bigint NOT NULL,
	"typed" jsonb,
	"paid_by" text,
	"occurred_on" date NOT NULL,
	"note" text,
	"withdrawn_reason" text,
	CONSTRAINT "cost_pkey" PRIMARY KEY("county","id"),
	CONSTRAINT "cost_category" CHECK ("category" in ('seedling', 'fertilizer', 'pesticide', 'labour', 'water_power', 'machinery', 'bag', 'transport', 'facility', 'land', 'other')),
	CONSTRAINT "cost_paid_by" CHECK ("paid_by" in ('grower', 'collective', 'dispatcher', 'project', 'enterprise', 'other')),
	CONSTRAINT "cost_amount" CHECK ("amount_fen" > 0)
);
--> statement-breakpoint
CREATE TABLE "sale" (
	"county" text,
	"id" uuid,
	"village" text NOT NULL,
	"version" bigint NOT NULL,
	"created_by" uuid NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"block" uuid NOT NULL,
	"planting" uuid NOT NULL,
	"harvest" uuid,
	"buyer" uuid,
	"weight_g" bigint,
	"amount_fen" bigint NOT NULL,
	"typed_weight" jsonb,
	"typed_amount" jsonb,
	"channel" text,
	"sold_on" date NOT NULL,
	"note" text,
	"withdrawn_reason" text,
	CONSTRAINT "sale_pkey" PRIMARY KEY("county","id"),
	CONSTRAINT "sale_channel" CHECK ("channel" in ('buyer_collects', 'wholesale', 'retail', 'online', 'cooperative', 'picking', 'other')),
	CONSTRAINT "sale_weight" CHECK ("weight_g" > 0),
	CONSTRAINT "sale_amount" CHECK ("amount_fen" > 0)
);
--> statement-breakpoint
CREATE TABLE "bloom" (
	"county" text,
	"id" uuid,
	"village" text NOT NULL,
	"version" bigint NOT NULL,
	"created_by" uuid NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"block" uuid,
	"variety" uuid,
	"on" date NOT NULL,
	"note" text,
	"withdrawn_reason" text,
	CONSTRAINT "bloom_pkey" PRIMARY KEY("county","id"),
	CONSTRAINT "bloom_month" CHECK (extract(month from "on") between 3 and 6)
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
ALTER TABLE "planting" ADD COLUMN "source_item" uuid;--> statement-breakpoint
ALTER TABLE "planting" ADD COLUMN "parent" uuid;--> statement-breakpoint
ALTER TABLE "variety" ADD COLUMN "first_bearing_year" integer;--> statement-breakpoint
ALTER TABLE "variety" ADD COLUMN "full_bearing_year" integer;--> statement-breakpoint
ALTER TABLE "variety" ADD COLUMN "usual_bloom" text;--> statement-breakpoint
ALTER TABLE "work_log" ADD COLUMN "product" text;--> statement-breakpoint
ALTER TABLE "work_log" ADD COLUMN "registration_number" text;--> statement-breakpoint
ALTER TABLE "work_log" ADD COLUMN "dose" text;--> statement-breakpoint
ALTER TABLE "work_log" ADD COLUMN "phi_days" integer;--> statement-breakpoint
ALTER TABLE "work_log" ADD COLUMN "override_reason" text;--> statement-breakpoint
CREATE INDEX "advice_item_county_visit_index" ON "advice_item" ("county","visit");--> statement-breakpoint
CREATE INDEX "advice_item_county_problem_index" ON "advice_item" ("county","problem");--> statement-breakpoint
CREATE INDEX "advice_item_county_village_index" ON "advice_item" ("county","village");--> statement-breakpoint
CREATE INDEX "comment_county_on_row_index" ON "comment" ("county","on_row");--> statement-breakpoint
CREATE INDEX "conflict_county_row_index" ON "conflict" ("county","row");--> statement-breakpoint
CREATE INDEX "conflict_county_village_index" ON "conflict" ("county","village");--> statement-breakpoint
CREATE INDEX "donation_county_from_village_index" ON "donation" ("county","from_village");--> statement-breakpoint
CREATE INDEX "donation_county_to_village_index" ON "donation" ("county","to_village");--> statement-breakpoint
CREATE INDEX "donation_county_from_team_index" ON "donation" ("county","from_team");--> statement-breakpoint
CREATE INDEX "donation_item_county_donation_index" ON "donation_item" ("county","donation");--> statement-breakpoint
CREATE INDEX "event_county_village_index" ON "event" ("county","village");--> statement-breakpoint
CREATE INDEX "event_block_county_block_index" ON "event_block" ("county","block");--> statement-breakpoint
CREATE INDEX "expert_county_person_index" ON "expert" ("county","person");--> statement-breakpoint
CREATE INDEX "attachment_county_on_row_index" ON "attachment" ("county","on_row");--> statement-breakpoint
CREATE INDEX "harvest_county_block_index" ON "harvest" ("county","block");--> statement-breakpoint
CREATE INDEX "harvest_county_planting_index" ON "harvest" ("county","planting");--> statement-breakpoint
CREATE INDEX "sole_reference_county_variety_index" ON "sole_reference" ("county","variety");--> statement-breakpoint
CREATE INDEX "price_observation_county_variety_index" ON "price_observation" ("county","variety");--> statement-breakpoint
CREATE INDEX "planting_county_source_item_index" ON "planting" ("county","source_item");--> statement-breakpoint
CREATE INDEX "planting_county_parent_index" ON "planting" ("county","parent");--> statement-breakpoint
CREATE INDEX "topwork_county_planting_index" ON "topwork" ("county","planting");--> statement-breakpoint
CREATE UNIQUE INDEX "assumption_county_scope_index" ON "assumption" ("county","scope");--> statement-breakpoint
CREATE INDEX "yield_curve_county_variety_index" ON "yield_curve" ("county","variety");--> statement-breakpoint
CREATE INDEX "problem_event_county_problem_index" ON "problem_event" ("county","problem");--> statement-breakpoint
CREATE INDEX "tech_problem_county_village_index" ON "tech_problem" ("county","village");--> statement-breakpoint
CREATE INDEX "tech_problem_county_state_index" ON "tech_problem" ("county","state");--> statement-breakpoint
CREATE INDEX "cost_county_block_index" ON "cost" ("county","block");--> statement-breakpoint
CREATE INDEX "sale_county_block_index" ON "sale" ("county","block");--> statement-breakpoint
CREATE INDEX "sale_county_planting_index" ON "sale" ("county","planting");--> statement-breakpoint
CREATE INDEX "sale_county_harvest_index" ON "sale" ("county","harvest");--> statement-breakpoint
CREATE INDEX "bloom_county_village_index" ON "bloom" ("county","village");--> statement-breakpoint
CREATE INDEX "survival_check_county_planting_index" ON "survival_check" ("county","planting");--> statement-breakpoint
CREATE INDEX "survival_check_county_donation_index" ON "survival_check" ("county","donation");--> statement-breakpoint
CREATE INDEX "expert_visit_county_village_index" ON "expert_visit" ("county","village");--> statement-breakpoint
CREATE INDEX "expert_visit_county_expert_index" ON "expert_visit" ("county","expert");--> statement-breakpoint
CREATE INDEX "expert_visit_county_state_index" ON "expert_visit" ("county","state");--> statement-breakpoint
CREATE INDEX "work_log_county_village_index" ON "work_log" ("county","village");--> statement-breakpoint
ALTER TABLE "advice_item" ADD CONSTRAINT "advice_item_county_visit_expert_visit_county_id_fkey" FOREIGN KEY ("county","visit") REFERENCES "expert_visit"("county","id");--> statement-breakpoint
ALTER TABLE "advice_item" ADD CONSTRAINT "advice_item_county_expert_expert_county_id_fkey" FOREIGN KEY ("county","expert") REFERENCES "expert"("county","id");--> statement-breakpoint
ALTER TABLE "advice_item" ADD CONSTRAINT "advice_item_county_block_orchard_block_county_id_fkey" FOREIGN KEY ("county","block") REFERENCES "orchard_block"("county","id");--> statement-breakpoint
ALTER TABLE "advice_item" ADD CONSTRAINT "advice_item_county_task_work_task_county_id_fkey" FOREIGN KEY ("county","task") REFERENCES "work_task"("county","id");--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_county_village_org_unit_county_id_fkey" FOREIGN KEY ("county","village") REFERENCES "org_unit"("county","id");--> statement-breakpoint
ALTER TABLE "donation" ADD CONSTRAINT "donation_county_from_village_org_unit_county_id_fkey" FOREIGN KEY ("county","from_village") REFERENCES "org_unit"("county","id");--> statement-breakpoint
ALTER TABLE "donation" ADD CONSTRAINT "donation_county_to_village_org_unit_county_id_fkey" FOREIGN KEY ("county","to_village") REFERENCES "org_unit"("county","id");--> statement-breakpoint
ALTER TABLE "donation" ADD CONSTRAINT "donation_county_from_team_team_county_id_fkey" FOREIGN KEY ("county","from_team") REFERENCES "team"("county","id");--> statement-breakpoint
ALTER TABLE "donation" ADD CONSTRAINT "donation_county_received_by_person_county_id_fkey" FOREIGN KEY ("county","received_by") REFERENCES "person"("county","id");--> statement-breakpoint
ALTER TABLE "donation_item" ADD CONSTRAINT "donation_item_county_donation_donation_county_id_fkey" FOREIGN KEY ("county","donation") REFERENCES "donation"("county","id");--> statement-breakpoint
ALTER TABLE "donation_item" ADD CONSTRAINT "donation_item_county_variety_variety_county_id_fkey" FOREIGN KEY ("county","variety") REFERENCES "variety"("county","id");--> statement-breakpoint
ALTER TABLE "event" ADD CONSTRAINT "event_county_village_org_unit_county_id_fkey" FOREIGN KEY ("county","village") REFERENCES "org_unit"("county","id");--> statement-breakpoint
ALTER TABLE "event_block" ADD CONSTRAINT "event_block_county_event_event_county_id_fkey" FOREIGN KEY ("county","event") REFERENCES "event"("county","id");--> statement-breakpoint
ALTER TABLE "event_block" ADD CONSTRAINT "event_block_county_block_orchard_block_county_id_fkey" FOREIGN KEY ("county","block") REFERENCES "orchard_block"("county","id");--> statement-breakpoint
ALTER TABLE "expert" ADD CONSTRAINT "expert_county_person_person_county_id_fkey" FOREIGN KEY ("county","person") REFERENCES "person"("county","id");--> statement-breakpoint
ALTER TABLE "harvest" ADD CONSTRAINT "harvest_county_block_orchard_block_county_id_fkey" FOREIGN KEY ("county","block") REFERENCES "orchard_block"("county","id");--> statement-breakpoint
ALTER TABLE "harvest" ADD CONSTRAINT "harvest_county_planting_planting_county_id_fkey" FOREIGN KEY ("county","planting") REFERENCES "planting"("county","id");--> statement-breakpoint
ALTER TABLE "sole_reference" ADD CONSTRAINT "sole_reference_county_variety_variety_county_id_fkey" FOREIGN KEY ("county","variety") REFERENCES "variety"("county","id");--> statement-breakpoint
ALTER TABLE "price_observation" ADD CONSTRAINT "price_observation_county_variety_variety_county_id_fkey" FOREIGN KEY ("county","variety") REFERENCES "variety"("county","id");--> statement-breakpoint
ALTER TABLE "planting" ADD CONSTRAINT "planting_county_parent_planting_county_id_fkey" FOREIGN KEY ("county","parent") REFERENCES "planting"("county","id");--> statement-breakpoint
ALTER TABLE "topwork" ADD CONSTRAINT "topwork_county_planting_planting_county_id_fkey" FOREIGN KEY ("county","planting") REFERENCES "planting"("county","id");--> statement-breakpoint
ALTER TABLE "topwork" ADD CONSTRAINT "topwork_county_before_variety_county_id_fkey" FOREIGN KEY ("county","before") REFERENCES "variety"("county","id");--> statement-breakpoint
ALTER TABLE "topwork" ADD CONSTRAINT "topwork_county_variety_variety_county_id_fkey" FOREIGN KEY ("county","variety") REFERENCES "variety"("county","id");--> statement-breakpoint
ALTER TABLE "yield_curve" ADD CONSTRAINT "yield_curve_county_variety_variety_county_id_fkey" FOREIGN KEY ("county","variety") REFERENCES "variety"("county","id");--> statement-breakpoint
ALTER TABLE "problem_event" ADD CONSTRAINT "problem_event_county_problem_tech_problem_county_id_fkey" FOREIGN KEY ("county","problem") REFERENCES "tech_problem"("county","id");--> statement-breakpoint
ALTER TABLE "problem_event" ADD CONSTRAINT "problem_event_county_assignee_person_county_id_fkey" FOREIGN KEY ("county","assignee") REFERENCES "person"("county","id");--> statement-breakpoint
ALTER TABLE "tech_problem" ADD CONSTRAINT "tech_problem_county_village_org_unit_county_id_fkey" FOREIGN KEY ("county","village") REFERENCES "org_unit"("county","id");--> statement-breakpoint
ALTER TABLE "tech_problem" ADD CONSTRAINT "tech_problem_county_assignee_person_county_id_fkey" FOREIGN KEY ("county","assignee") REFERENCES "person"("county","id");--> statement-breakpoint
ALTER TABLE "tech_problem" ADD CONSTRAINT "tech_problem_county_duplicate_of_tech_problem_county_id_fkey" FOREIGN KEY ("county","duplicate_of") REFERENCES "tech_problem"("county","id");--> statement-breakpoint
ALTER TABLE "cost" ADD CONSTRAINT "cost_county_block_orchard_block_county_id_fkey" FOREIGN KEY ("county","block") REFERENCES "orchard_block"("county","id");--> statement-breakpoint
ALTER TABLE "sale" ADD CONSTRAINT "sale_county_block_orchard_block_county_id_fkey" FOREIGN KEY ("county","block") REFERENCES "orchard_block"("county","id");--> statement-breakpoint
ALTER TABLE "sale" ADD CONSTRAINT "sale_county_planting_planting_county_id_fkey" FOREIGN KEY ("county","planting") REFERENCES "planting"("county","id");--> statement-breakpoint
ALTER TABLE "sale" ADD CONSTRAINT "sale_county_harvest_harvest_county_id_fkey" FOREIGN KEY ("county","harvest") REFERENCES "harvest"("county","id");--> statement-breakpoint
ALTER TABLE "sale" ADD CONSTRAINT "sale_county_buyer_buyer_county_id_fkey" FOREIGN KEY ("county","buyer") REFERENCES "buyer"("county","id");--> statement-breakpoint
ALTER TABLE "bloom" ADD CONSTRAINT "bloom_county_block_orchard_block_county_id_fkey" FOREIGN KEY ("county","block") REFERENCES "orchard_block"("county","id");--> statement-breakpoint
ALTER TABLE "bloom" ADD CONSTRAINT "bloom_county_variety_variety_county_id_fkey" FOREIGN KEY ("county","variety") REFERENCES "variety"("county","id");--> statement-breakpoint
ALTER TABLE "survival_check" ADD CONSTRAINT "survival_check_county_planting_planting_county_id_fkey" FOREIGN KEY ("county","planting") REFERENCES "planting"("county","id");--> statement-breakpoint
ALTER TABLE "survival_check" ADD CONSTRAINT "survival_check_county_donation_donation_county_id_fkey" FOREIGN KEY ("county","donation") REFERENCES "donation"("county","id");--> statement-breakpoint
ALTER TABLE "expert_visit" ADD CONSTRAINT "expert_visit_county_village_org_unit_county_id_fkey" FOREIGN KEY ("county","village") REFERENCES "org_unit"("county","id");--> statement-breakpoint
ALTER TABLE "expert_visit" ADD CONSTRAINT "expert_visit_county_orchard_orchard_county_id_fkey" FOREIGN KEY ("county","orchard") REFERENCES "orchard"("county","id");--> statement-breakpoint
ALTER TABLE "expert_visit" ADD CONSTRAINT "expert_visit_county_expert_expert_county_id_fkey" FOREIGN KEY ("county","expert") REFERENCES "expert"("county","id");--> statement-breakpoint
ALTER TABLE "variety" ADD CONSTRAINT "variety_first_bearing" CHECK ("first_bearing_year" between 1 and 60);--> statement-breakpoint
ALTER TABLE "variety" ADD CONSTRAINT "variety_full_bearing" CHECK ("full_bearing_year" between 1 and 60);--> statement-breakpoint
ALTER TABLE "variety" ADD CONSTRAINT "variety_bearing_order" CHECK ("first_bearing_year" <= "full_bearing_year");--> statement-breakpoint
ALTER TABLE "work_log" ADD CONSTRAINT "work_log_phi" CHECK ("phi_days" between 0 and 365);--> statement-breakpoint
ALTER TABLE "work_log" ADD CONSTRAINT "work_log_spray" CHECK ("kind" in ('spraying', 'lime_sulphur') or ("product" is null and "registration_number" is null and "dose" is null and "phi_days" is null));--> statement-breakpoint
ALTER TABLE "work_log" ADD CONSTRAINT "work_log_override" CHECK ("kind" = 'harvesting' or "override_reason" is null);