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
CREATE INDEX "comment_county_on_row_index" ON "comment" ("county","on_row");--> statement-breakpoint
CREATE INDEX "problem_event_county_problem_index" ON "problem_event" ("county","problem");--> statement-breakpoint
CREATE INDEX "tech_problem_county_village_index" ON "tech_problem" ("county","village");--> statement-breakpoint
CREATE INDEX "tech_problem_county_state_index" ON "tech_problem" ("county","state");--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_county_village_org_unit_county_id_fkey" FOREIGN KEY ("county","village") REFERENCES "org_unit"("county","id");--> statement-breakpoint
ALTER TABLE "problem_event" ADD CONSTRAINT "problem_event_county_problem_tech_problem_county_id_fkey" FOREIGN KEY ("county","problem") REFERENCES "tech_problem"("county","id");--> statement-breakpoint
ALTER TABLE "problem_event" ADD CONSTRAINT "problem_event_county_assignee_person_county_id_fkey" FOREIGN KEY ("county","assignee") REFERENCES "person"("county","id");--> statement-breakpoint
ALTER TABLE "tech_problem" ADD CONSTRAINT "tech_problem_county_village_org_unit_county_id_fkey" FOREIGN KEY ("county","village") REFERENCES "org_unit"("county","id");--> statement-breakpoint
ALTER TABLE "tech_problem" ADD CONSTRAINT "tech_problem_county_assignee_person_county_id_fkey" FOREIGN KEY ("county","assignee") REFERENCES "person"("county","id");--> statement-breakpoint
ALTER TABLE "tech_problem" ADD CONSTRAINT "tech_problem_county_duplicate_of_tech_problem_county_id_fkey" FOREIGN KEY ("county","duplicate_of") REFERENCES "tech_problem"("county","id");