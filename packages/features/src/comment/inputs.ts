import { fault } from '@honghuo/core/fault.ts';
import type { TableRef } from '@honghuo/core/row.ts';
import * as v from 'valibot';
import { refs as donation } from '../donation/model.ts';
import { refs as event } from '../event/model.ts';
import { refs as expert } from '../expert/model.ts';
import { refs as harvest } from '../harvest/model.ts';
import { refs as income } from '../income/model.ts';
import * as input from '../inputs.ts';
import { refs as market } from '../market/model.ts';
import { refs as orchard } from '../orchard/model.ts';
import { refs as pairing } from '../pairing/model.ts';
import { refs as problem } from '../problem/model.ts';
import { reports } from '../report/model.ts';
import { refs as sale } from '../sale/model.ts';
import { refs as season } from '../season/model.ts';
import { refs as service } from '../service/model.ts';
import { refs as survival } from '../survival/model.ts';
import { refs as tag } from '../tag/model.ts';
import { refs as training } from '../training/model.ts';
import { refs as visit } from '../visit/model.ts';
import { refs as work } from '../work/model.ts';
import { refs as zone } from '../zone/model.ts';
import { isTalkedOf } from './messages.ts';

/** Tables whose rows can be talked about: what the whole county reads. A new noun adds its `refs` here and the names of its records in messages.ts. */
export const commentable: ReadonlyMap<string, TableRef<never>> = new Map(
	(
		[
			...[...orchard, ...work, ...problem, ...harvest, ...sale, ...donation],
			...[...survival, ...visit, ...training, ...service, ...pairing],
			...[...event, ...income, ...market, ...season, ...expert, ...tag, ...zone],
			reports,
		] as unknown as TableRef<never>[]
	)
		.filter((table) => !table.private && isTalkedOf(table.name))
		.map((table) => [table.name, table]),
);

const line = v.pipe(v.string(), v.minLength(1), v.maxLength(300), v.regex(/^[^\p{C}]+$/u, fault('signs')));

export const commentAdd = v.strictObject({
	id: input.id,
	on: v.strictObject({ table: v.pipe(v.string(), v.maxLength(60)), row: input.id }),
	village: v.optional(v.nullable(input.villageCode)),
	text: input.reason,
	/** Of a report, the number it is about: its key in the report, and how it read. */
	figure: v.optional(v.strictObject({ key: line, label: line, text: line })),
	mentions: v.optional(v.pipe(v.array(input.id), v.maxLength(20)), []),
});
export const commentWithdraw = v.strictObject({ comment: input.id, reason: input.reason });
