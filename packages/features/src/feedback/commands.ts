import { roles } from '@honghuo/core/actor.ts';
import { command } from '@honghuo/core/command.ts';
import { byId, insert, update } from '@honghuo/core/row.ts';
import { items } from '../donation/model.ts';
import { blocks, plantings } from '../orchard/model.ts';
import { feedbackAnswer, feedbackScan, feedbackSend } from './inputs.ts';
import { feedbacks } from './model.ts';
import { refuse } from './refusals.ts';

/** Never with a village, whose people could read it; not yet answered. */
const blank = { village: null, answer: null, answeredOn: null, answeredBy: null, answeredAt: null, page: null, onRow: null };

export const commands = [
	command({
		name: 'feedback.send',
		input: feedbackSend,
		// A board's viewer is nobody in particular.
		who: roles.filter((role) => role !== 'viewer'),
		about: {
			'zh-CN': '投诉建议，或者关于自己信息的请求：只有县里和本人看得到',
			en: 'Send a complaint, a suggestion, or a wish about one’s own data: read by the county’s officials and its sender only',
		},
		reads: ({ id }) => [byId(feedbacks, id)],
		decide: ({ id, topic = 'app', text, contact }) => [insert(feedbacks, { ...blank, id, topic, text, contact: contact || null })],
	}),
	command({
		name: 'feedback.scan',
		input: feedbackScan,
		who: 'system',
		about: {
			'zh-CN': '扫码的人不登录提的投诉建议（服务器替 TA 记）：只给县里看，凭编号在同一页看答复',
			en: 'A complaint or suggestion from the page of a label, by somebody without an account (the server’s own record): for the county alone; its number shows the answer on the same page',
		},
		reads: ({ id, row }) => [byId(feedbacks, id), byId(items, row), byId(blocks, row), byId(plantings, row)],
		decide: ({ id, page, row, text, phone }, { rows }) => {
			const label = page === 'b' ? rows.get(items, row) : (rows.get(blocks, row) ?? rows.get(plantings, row));
			if (!label) return refuse('feedback_label_unknown', 'row');
			return [insert(feedbacks, { ...blank, id, topic: 'app', text, contact: phone ?? null, page, onRow: row })];
		},
	}),
	command({
		name: 'feedback.answer',
		input: feedbackAnswer,
		who: ['administrator', 'county_official'],
		about: { 'zh-CN': '县里答复：提的人看得到', en: 'Answer it; its sender reads the answer' },
		reads: ({ feedback }) => [byId(feedbacks, feedback)],
		decide: ({ feedback, text }, { rows, actor, today, now }) => {
			const row = rows.get(feedbacks, feedback);
			if (!row) return refuse('not_found', 'feedback');
			if (row.answer === text) return refuse('feedback_answered_same', 'text');
			return [update(feedbacks, row, { answer: text, answeredOn: today, answeredBy: actor.person, answeredAt: now })];
		},
	}),
];
