import { roles } from '@honghuo/core/actor.ts';
import { command } from '@honghuo/core/command.ts';
import { byId, insert, update } from '@honghuo/core/row.ts';
import { feedbackAnswer, feedbackSend } from './inputs.ts';
import { feedbacks } from './model.ts';
import { refuse } from './refusals.ts';

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
		decide: ({ id, topic = 'app', text, contact }) => [
			insert(feedbacks, { id, village: null, topic, text, contact: contact || null, answer: null, answeredOn: null, answeredBy: null }),
		],
	}),
	command({
		name: 'feedback.answer',
		input: feedbackAnswer,
		who: ['administrator', 'county_official'],
		about: { 'zh-CN': '县里答复：提的人看得到', en: 'Answer it; its sender reads the answer' },
		reads: ({ feedback }) => [byId(feedbacks, feedback)],
		decide: ({ feedback, text }, { rows, actor, today }) => {
			const row = rows.get(feedbacks, feedback);
			if (!row) return refuse('not_found', 'feedback');
			if (row.answer === text) return refuse('feedback_answered_same', 'text');
			return [update(feedbacks, row, { answer: text, answeredOn: today, answeredBy: actor.person })];
		},
	}),
];
