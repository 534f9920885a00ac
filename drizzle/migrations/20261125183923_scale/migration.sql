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
CREATE INDEX "harvest_county_village_index" ON "harvest" ("county","village");--> statement-breakpoint
CREATE INDEX "orchard_block_county_village_index" ON "orchard_block" ("county","village");--> statement-breakpoint
CREATE INDEX "planting_county_village_index" ON "planting" ("county","village");--> statement-breakpoint
CREATE INDEX "cost_county_village_index" ON "cost" ("county","village");--> statement-breakpoint
CREATE INDEX "sale_county_village_index" ON "sale" ("county","village");--> statement-breakpoint
CREATE INDEX "work_task_county_village_index" ON "work_task" ("county","village");--> statement-breakpoint
CREATE INDEX "summary_county_version_index" ON "summary" ("county","version");