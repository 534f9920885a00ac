import type { Waiting, WaitingRows } from '../ledger.ts';
import { type Comment, comments } from './model.ts';

/** What was said about a record, oldest first; the withdrawn ones too, for an answer to them may stand below. */
export const threadOf = (row: string, rows: WaitingRows): Comment[] =>
	rows.find(comments, 'onRow', row).sort((a, b) => (a.id < b.id ? -1 : 1));

/** Where somebody is spoken to. */
export function noticesFor({ actor }: { actor: { person: string } }, rows: WaitingRows): Waiting[] {
	return rows
		.all(comments)
		.filter(({ mentions, withdrawnReason, createdBy }) => {
			return withdrawnReason === null && createdBy !== actor.person && mentions.includes(actor.person);
		})
		.map(({ id, onTable, onRow, village, text, figure, createdBy, receivedAt }) => ({
			key: `comment ${id}`,
			kind: 'news',
			at: receivedAt,
			by: createdBy,
			about: {
				'zh-CN': `@你${figure ? `问「${figure.label} ${figure.text}」` : ''}：${text}`,
				en: `mentions you${figure ? ` about “${figure.label} ${figure.text}”` : ''}: ${text}`,
			},
			on: { table: onTable, row: onRow, village, said: true, ...(figure ? { figure: figure.key } : {}) },
		}));
}
