import { holds, roles } from '@honghuo/core/actor.ts';
import { command } from '@honghuo/core/command.ts';
import { byId, insert, update } from '@honghuo/core/row.ts';
import { people } from '../village/model.ts';
import { commentAdd, commentable, commentWithdraw } from './inputs.ts';
import { comments } from './model.ts';
import { refuse } from './refusals.ts';

/** Whoever reads the county's records may speak about them; a board's viewer is nobody in particular. */
const speakers = roles.filter((role) => role !== 'viewer');

export const commands = [
	command({
		name: 'comment.add',
		input: commentAdd,
		who: speakers,
		about: { 'zh-CN': '在一条记录下留言，可以 @ 人', en: 'Comment on a record, mentioning people if need be' },
		reads: ({ id, on, mentions }) => {
			const table = commentable.get(on.table);
			return [byId(comments, id), byId(people, ...mentions), ...(table ? [byId(table, on.row)] : [])];
		},
		decide: ({ id, on, village, text, mentions }, { rows }) => {
			const table = commentable.get(on.table);
			if (!table) return refuse('comment_place_unknown', 'on.table');
			const record = rows.get(table, on.row);
			if (!record) return refuse('not_found', 'on.row');
			const place = (record as { village: string | null }).village;
			if (village && village !== place) return refuse('comment_village_differs', 'village');
			const named = [...new Set(mentions)];
			if (named.some((person) => !rows.get(people, person))) return refuse('comment_person_unknown', 'mentions');
			return [insert(comments, { id, village: place, onTable: on.table, onRow: on.row, text, mentions: named, withdrawnReason: null })];
		},
	}),
	command({
		name: 'comment.withdraw',
		input: commentWithdraw,
		who: speakers,
		about: { 'zh-CN': '撤下一条留言，写明原因', en: 'Withdraw a comment, with a reason' },
		merge: 'row',
		reads: ({ comment }) => [byId(comments, comment)],
		decide: ({ comment, reason }, { rows, actor, today }) => {
			const row = rows.get(comments, comment);
			const own = row?.createdBy === actor.person || holds(actor, ['administrator', 'county_official'], today);
			if (!row || !own) return refuse('not_found', 'comment');
			if (row.withdrawnReason !== null) return refuse('comment_withdrawn', 'comment');
			return [update(comments, row, { withdrawnReason: reason })];
		},
	}),
];
