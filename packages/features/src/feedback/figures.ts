import { type Actor, holds } from '@honghuo/core/actor.ts';
import type { Waiting, WaitingRows } from '../ledger.ts';
import { feedbacks } from './model.ts';

const most = 40;
const short = (text: string): string => (text.length > most ? `${text.slice(0, most)}…` : text);

/** What waits for the county's answer, and what the county answered to whoever wrote. */
export function noticesFor({ actor, today }: { actor: Actor; today: string }, rows: WaitingRows): Waiting[] {
	const answers = holds(actor, ['administrator', 'county_official'], today);
	return rows.all(feedbacks).flatMap(({ id, text, page, createdBy, receivedAt, answer, answeredAt, answeredOn, answeredBy }): Waiting[] => {
		const on = { table: feedbacks.name, row: id, village: null };
		if (answer === null) {
			const about = {
				'zh-CN': `${page ? '扫码的人' : ''}提了投诉建议，等答复：${short(text)}`,
				en: `a complaint or suggestion to be answered: ${short(text)}`,
			};
			return answers && createdBy !== actor.person
				? [{ key: `feedback ${id}`, kind: 'turn', at: receivedAt, by: page ? null : createdBy, about, on }]
				: [];
		}
		if (createdBy !== actor.person || answeredBy === actor.person) return [];
		const about = { 'zh-CN': `你提的，县里答复了：${short(answer)}`, en: `the county answered you: ${short(answer)}` };
		const at = answeredAt ?? `${answeredOn}T00:00:00.000Z`;
		return [{ key: `feedback ${id} ${at}`, kind: 'news', at, by: answeredBy, about, on }];
	});
}
