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
CREATE INDEX "attachment_county_on_row_index" ON "attachment" ("county","on_row");