CREATE TABLE "account" (
	"id" uuid PRIMARY KEY,
	"county" text NOT NULL,
	"person" uuid NOT NULL,
	"username" text NOT NULL,
	"username_key" text NOT NULL UNIQUE,
	"password" text NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	"disabled_at" timestamp(3) with time zone,
	CONSTRAINT "account_county_person_unique" UNIQUE("county","person")
);
--> statement-breakpoint
CREATE TABLE "invitation" (
	"code" bytea PRIMARY KEY,
	"county" text NOT NULL,
	"person" uuid NOT NULL,
	"invited_by" uuid NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	"expires_at" timestamp(3) with time zone NOT NULL,
	"used_at" timestamp(3) with time zone
);
--> statement-breakpoint
CREATE TABLE "session" (
	"token" bytea PRIMARY KEY,
	"account" uuid NOT NULL,
	"language" text NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	"seen_at" timestamp(3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "setup_code" (
	"code" bytea PRIMARY KEY,
	"created_at" timestamp(3) with time zone NOT NULL,
	"expires_at" timestamp(3) with time zone NOT NULL,
	"used_at" timestamp(3) with time zone
);
--> statement-breakpoint
CREATE INDEX "invitation_county_person_index" ON "invitation" ("county","person");--> statement-breakpoint
CREATE INDEX "session_account_index" ON "session" ("account");--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_account_account_id_fkey" FOREIGN KEY ("account") REFERENCES "account"("id") ON DELETE CASCADE;