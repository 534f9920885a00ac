CREATE TABLE "evidence_share" (
	"county" text,
	"id" uuid,
	"village" text,
	"version" bigint NOT NULL,
	"created_by" uuid NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"person" uuid,
	"code_hash" text NOT NULL,
	"from_on" date NOT NULL,
	"to_on" date NOT NULL,
	"expires_on" date NOT NULL,
	"to_whom" text,
	"revoked_on" date,
	CONSTRAINT "evidence_share_pkey" PRIMARY KEY("county","id"),
	CONSTRAINT "evidence_share_county_code_hash_unique" UNIQUE("county","code_hash"),
	CONSTRAINT "evidence_share_subject" CHECK (("person" is null) <> ("village" is null)),
	CONSTRAINT "evidence_share_hash" CHECK ("code_hash" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "evidence_share_days" CHECK ("from_on" <= "to_on")
);
--> statement-breakpoint
CREATE TABLE "consent" (
	"county" text,
	"id" uuid,
	"village" text,
	"version" bigint NOT NULL,
	"created_by" uuid NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"person" uuid NOT NULL,
	"purposes" text[] NOT NULL,
	"given_on" date NOT NULL,
	"how" text NOT NULL,
	"withdrawn_on" date,
	"withdrawn_how" text,
	CONSTRAINT "consent_pkey" PRIMARY KEY("county","id"),
	CONSTRAINT "consent_how" CHECK ("how" in ('paper', 'oral', 'app')),
	CONSTRAINT "consent_withdrawn_how" CHECK ("withdrawn_how" in ('paper', 'oral', 'app')),
	CONSTRAINT "consent_purposes" CHECK ("purposes" <@ array['name', 'phone', 'photo', 'attendance']::text[] and cardinality("purposes") > 0),
	CONSTRAINT "consent_withdrawn" CHECK (("withdrawn_on" is null) = ("withdrawn_how" is null))
);
--> statement-breakpoint
ALTER TABLE "feedback" ADD COLUMN "topic" text DEFAULT 'app' NOT NULL;--> statement-breakpoint
ALTER TABLE "feedback" ADD COLUMN "answer" text;--> statement-breakpoint
ALTER TABLE "feedback" ADD COLUMN "answered_on" date;--> statement-breakpoint
ALTER TABLE "feedback" ADD COLUMN "answered_by" uuid;--> statement-breakpoint
ALTER TABLE "journal" ADD COLUMN "salt" text;--> statement-breakpoint
ALTER TABLE "journal" ADD COLUMN "redactions" jsonb;--> statement-breakpoint
ALTER TABLE "journal" ADD COLUMN "redacted_by" bigint;--> statement-breakpoint
CREATE INDEX "consent_county_person_index" ON "consent" ("county","person");--> statement-breakpoint
ALTER TABLE "evidence_share" ADD CONSTRAINT "evidence_share_county_village_org_unit_county_id_fkey" FOREIGN KEY ("county","village") REFERENCES "org_unit"("county","id");--> statement-breakpoint
ALTER TABLE "consent" ADD CONSTRAINT "consent_county_person_person_county_id_fkey" FOREIGN KEY ("county","person") REFERENCES "person"("county","id");--> statement-breakpoint
ALTER TABLE "consent" ADD CONSTRAINT "consent_county_village_org_unit_county_id_fkey" FOREIGN KEY ("county","village") REFERENCES "org_unit"("county","id");--> statement-breakpoint
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_topic" CHECK ("topic" in ('app', 'correct_data', 'erase_data'));