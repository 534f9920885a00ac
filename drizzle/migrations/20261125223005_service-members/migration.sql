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
ALTER TABLE "service_link" ADD COLUMN "last_visit_on" date;--> statement-breakpoint
CREATE INDEX "service_member_county_team_index" ON "service_member" ("county","team");--> statement-breakpoint
CREATE INDEX "service_member_county_person_index" ON "service_member" ("county","person");--> statement-breakpoint
ALTER TABLE "service_member" ADD CONSTRAINT "service_member_county_team_service_team_county_id_fkey" FOREIGN KEY ("county","team") REFERENCES "service_team"("county","id");--> statement-breakpoint
ALTER TABLE "service_member" ADD CONSTRAINT "service_member_county_person_person_county_id_fkey" FOREIGN KEY ("county","person") REFERENCES "person"("county","id");--> statement-breakpoint
ALTER TABLE "attachment" DROP CONSTRAINT "attachment_on", ADD CONSTRAINT "attachment_on" CHECK ("on_table" in ('work_log', 'work_task', 'orchard', 'orchard_block', 'planting', 'harvest', 'sale', 'cost', 'donation', 'survival_check', 'tech_problem', 'expert_visit', 'training_session', 'service_visit', 'pairing', 'pairing_contact'));