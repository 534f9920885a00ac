import { roles } from '@honghuo/core/actor.ts';
import { command } from '@honghuo/core/command.ts';
import { byId, insert } from '@honghuo/core/row.ts';
import { feedbackSend } from './inputs.ts';
import { feedbacks } from './model.ts';

export const commands = [
	command({
		name: 'feedback.send',
		input: feedbackSend,
		// A board's viewer is nobody in particular.
		who: roles.filter((role) => role !== 'viewer'),
		about: { 'zh-CN': '投诉建议：只有县里看得到', en: 'Send a complaint or suggestion, read by the county’s officials only' },
		reads: ({ id }) => [byId(feedbacks, id)],
		decide: ({ id, text, contact }) => [insert(feedbacks, { id, village: null, text, contact: contact || null })],
	}),
];
