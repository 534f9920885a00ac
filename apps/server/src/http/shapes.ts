import { roles } from '@honghuo/core/actor.ts';
import * as v from 'valibot';

/** Shapes of answers, for the documentation and for the contract tests. */

const day = v.pipe(v.string(), v.isoDate());
const instant = v.pipe(v.string(), v.isoTimestamp());
const role = v.picklist(roles);
const countyShape = v.object({ code: v.string(), name: v.string() });

export const posting = v.object({
	id: v.string(),
	role,
	unit: v.string(),
	unitName: v.string(),
	team: v.nullable(v.string()),
	teamName: v.nullable(v.string()),
	from: day,
	to: v.nullable(day),
});

/** Who is signed in and what they may: `permissions.villages` are the units whose private rows they see, `all` the whole county's. */
export const me = v.object({
	person: v.object({ id: v.string(), name: v.string(), username: v.string() }),
	county: countyShape,
	counties: v.array(countyShape),
	postings: v.array(posting),
	grants: v.array(v.object({ role, unit: v.string(), from: day, to: v.nullable(day) })),
	permissions: v.object({ people: v.boolean(), villages: v.array(v.string()), all: v.boolean() }),
});
export type Me = v.InferOutput<typeof me>;

export const unit = v.object({ code: v.string(), name: v.string(), level: v.string() });
export const divisions = v.object({
	units: v.array(unit),
	path: v.optional(v.string()),
	townships: v.optional(v.number()),
	villages: v.optional(v.number()),
});

export const demoAccounts = v.object({
	accounts: v.array(
		v.object({ name: v.string(), role, roleName: v.string(), place: v.string(), username: v.string(), password: v.string() }),
	),
});

export const invitationMade = v.object({ code: v.string(), url: v.string(), expiresAt: instant });
export const invitationShown = v.object({
	name: v.string(),
	county: countyShape,
	postings: v.array(v.object({ role, unitName: v.string(), from: day, to: v.nullable(day) })),
	expiresAt: instant,
});
/** A board link as it is made: the only time its address is told. */
export const screenMade = v.object({ id: v.string(), url: v.string() });
export const screens = v.object({
	screens: v.array(
		v.object({
			id: v.string(),
			name: v.string(),
			from: day,
			to: v.nullable(day),
			madeBy: v.string(),
			madeAt: instant,
			seenAt: v.nullable(instant),
			revokedAt: v.nullable(instant),
		}),
	),
});
export const accounts = v.object({ accounts: v.array(v.object({ person: v.string(), username: v.string(), disabled: v.boolean() })) });

export const results = v.object({
	results: v.array(
		v.variant('status', [
			v.object({ id: v.string(), status: v.literal('accepted'), version: v.number() }),
			v.object({ id: v.string(), status: v.literal('refused'), code: v.string(), message: v.string(), field: v.optional(v.string()) }),
		]),
	),
});

const change = v.object({ table: v.string(), op: v.picklist(['insert', 'update']), row: v.record(v.string(), v.unknown()) });
export const entry = v.object({
	county: v.string(),
	version: v.number(),
	previous: v.number(),
	id: v.nullable(v.string()),
	name: v.string(),
	actor: v.nullable(v.string()),
	at: instant,
	changes: v.array(change),
});
/** A page of the journal, with what to ask `before` next when reading backwards; or, far behind, the news that a snapshot is the shorter way. */
export const journalPage = v.union([
	v.object({ entries: v.array(entry), version: v.number(), more: v.boolean(), before: v.optional(v.number()) }),
	v.object({ snapshot: v.literal(true), version: v.number() }),
]);
export const snapshot = v.object({ version: v.number(), tables: v.record(v.string(), v.array(v.record(v.string(), v.unknown()))) });
export const figure = v.object({
	value: v.nullable(v.number()),
	unit: v.string(),
	entries: v.array(v.object({ version: v.number() })),
	parts: v.optional(v.record(v.string(), v.nullable(v.union([v.number(), v.string()])))),
});
const byTable = v.record(v.string(), v.array(v.record(v.string(), v.unknown())));
/** Everything kept of one person. */
export const personalData = v.object({
	person: v.string(),
	exportedAt: instant,
	account: v.nullable(v.object({ username: v.string(), createdAt: instant, disabled: v.boolean() })),
	tables: byTable,
});
export const ownRows = v.object({ tables: byTable });
export const traces = v.object({
	traces: v.array(
		v.object({
			table: v.string(),
			row: v.string(),
			village: v.nullable(v.string()),
			field: v.string(),
			says: v.string(),
			links: v.record(v.string(), v.string()),
			correctable: v.boolean(),
		}),
	),
});
/** Photos and voice somebody may be in. */
export const pictures = v.object({
	pictures: v.array(
		v.object({
			file: v.string(),
			kind: v.picklist(['photo', 'voice']),
			village: v.string(),
			onTable: v.string(),
			onRow: v.string(),
			note: v.nullable(v.string()),
			own: v.boolean(),
		}),
	),
});
const span = v.union([v.string(), v.object({ text: v.string(), figure: v.string() })]);
/** A paper as words and numbers, and the days it is about. */
export const evidencePaper = v.object({
	paper: v.object({
		title: v.array(v.string()),
		subtitle: v.optional(v.string()),
		sections: v.array(
			v.object({
				heading: v.string(),
				paragraphs: v.array(v.array(span)),
				table: v.optional(v.object({ head: v.array(v.string()), rows: v.array(v.array(v.union([v.string(), v.number()]))) })),
			}),
		),
		signature: v.optional(v.string()),
		date: v.optional(v.string()),
	}),
	from: day,
	to: day,
});
export const found = v.object({
	found: v.array(
		v.object({
			kind: v.string(),
			id: v.string(),
			village: v.nullable(v.string()),
			title: v.string(),
			detail: v.string(),
			href: v.string(),
		}),
	),
});
export const measureValue = v.object({
	value: v.number(),
	unit: v.string(),
	entries: v.array(v.object({ version: v.number() })),
	villages: v.optional(v.array(v.object({ village: v.string(), value: v.number() }))),
	next: v.optional(v.nullable(v.string())),
});
const sums = v.record(v.string(), v.record(v.string(), v.record(v.string(), v.number())));
/** Village → measure → part (`''` without one) → month → value in the measure's unit. */
export const summary = v.object({ version: v.number(), villages: v.record(v.string(), sums) });
export const measureList = v.object({
	measures: v.array(
		v.object({ name: v.string(), unit: v.string(), stock: v.boolean(), about: v.object({ 'zh-CN': v.string(), en: v.string() }) }),
	),
});
export const upload = v.object({ offset: v.number(), bytes: v.number(), done: v.boolean() });
export const sheetList = v.object({
	sheets: v.array(
		v.object({
			name: v.string(),
			title: v.object({ 'zh-CN': v.string(), en: v.string() }),
			columns: v.array(v.object({ heading: v.string(), required: v.boolean(), shown: v.boolean(), about: v.string() })),
		}),
	),
});
/** What becomes, or became, of every row of a file: `new` is written (or would be), `same` is there already, `wrong` is to be mended. */
export const imported = v.object({
	sheet: v.string(),
	dry: v.boolean(),
	written: v.number(),
	counts: v.object({ new: v.number(), same: v.number(), wrong: v.number() }),
	rows: v.array(
		v.object({
			row: v.number(),
			status: v.picklist(['new', 'same', 'wrong']),
			field: v.optional(v.string()),
			message: v.string(),
			notes: v.array(v.string()),
		}),
	),
});
export type Imported = v.InferOutput<typeof imported>;
export const commandList = v.object({
	commands: v.array(
		v.object({
			name: v.string(),
			about: v.object({ 'zh-CN': v.string(), en: v.string() }),
			who: v.union([v.literal('system'), v.array(role)]),
			input: v.record(v.string(), v.unknown()),
		}),
	),
});
export const failure = v.object({
	error: v.object({ code: v.string(), message: v.string(), details: v.optional(v.record(v.string(), v.union([v.string(), v.number()]))) }),
});
