import { holds, roles } from '@honghuo/core/actor.ts';
import { command } from '@honghuo/core/command.ts';
import { byId, insert, type Rows, type TableRef, update } from '@honghuo/core/row.ts';
import { reportIn, reports } from '../report/model.ts';
import { humanReads, screenRefusal } from '../village/figures.ts';
import { orgUnits, people } from '../village/model.ts';
import { commentAdd, commentable, commentWithdraw } from './inputs.ts';
import { comments } from './model.ts';
import { refuse } from './refusals.ts';

/** Whoever reads the county's records may speak about them; a board's viewer is nobody in particular. */
const speakers = roles.filter((role) => role !== 'viewer');

type Host = { table: string; row: string };

/** A report is there before anybody has begun it: it needs no row to be spoken about, only a unit and a period. */
const reportAt = ({ table, row }: Host) => (table === reports.name ? reportIn(row) : undefined);

/** The village a record is of, null where it is of none; undefined when there is no such record. */
function placeOf(on: Host, table: TableRef<never>, rows: Rows): string | null | undefined {
	const report = reportAt(on);
	if (report) return rows.get(orgUnits, report.unit) ? (report.unit.length === 12 ? report.unit : null) : undefined;
	return (rows.get(table, on.row) as { village: string | null } | undefined)?.village;
}

export const commands = [
	command({
		name: 'comment.add',
		input: commentAdd,
		who: speakers,
		about: { 'zh-CN': '在一条记录下留言，可以 @ 人', en: 'Comment on a record, mentioning people if need be' },
		reads: ({ id, on, mentions }) => {
			const table = commentable.get(on.table);
			const unit = reportAt(on)?.unit;
			return [byId(comments, id), ...humanReads(...mentions), ...(unit ? [byId(orgUnits, unit)] : table ? [byId(table, on.row)] : [])];
		},
		decide: ({ id, on, village, text, figure, mentions }, { rows }) => {
			const table = commentable.get(on.table);
			if (!table) return refuse('comment_place_unknown', 'on.table');
			const place = placeOf(on, table, rows);
			if (place === undefined) return refuse('not_found', 'on.row');
			if (figure && on.table !== reports.name) return refuse('comment_figure_elsewhere', 'figure');
			if (village && village !== place) return refuse('comment_village_differs', 'village');
			const named = [...new Set(mentions)];
			if (named.some((person) => !rows.get(people, person))) return refuse('comment_person_unknown', 'mentions');
			const wall = screenRefusal('mentions', rows, ...named);
			if (wall) return wall;
			return [
				insert(comments, {
					id,
					village: place,
					onTable: on.table,
					onRow: on.row,
					text,
					figure: figure ?? null,
					mentions: named,
					withdrawnReason: null,
				}),
			];
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
