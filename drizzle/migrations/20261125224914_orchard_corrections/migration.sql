ALTER TABLE "orchard" ADD COLUMN "closed_on" date;--> statement-breakpoint
ALTER TABLE "orchard_block" ADD COLUMN "land_type" text;--> statement-breakpoint
ALTER TABLE "orchard_block" ADD COLUMN "closed_on" date;--> statement-breakpoint
ALTER TABLE "planting" ADD COLUMN "rootstock" text;--> statement-breakpoint
ALTER TABLE "team" ADD COLUMN "ended_on" date;--> statement-breakpoint
ALTER TABLE "team" ADD COLUMN "end_reason" text;--> statement-breakpoint
ALTER TABLE "orchard_block" ADD CONSTRAINT "orchard_block_land" CHECK ("land_type" in ('garden', 'arable', 'forest', 'barren', 'homestead', 'other'));