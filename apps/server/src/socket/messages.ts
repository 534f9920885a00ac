import { fieldName } from '@honghuo/core/fault.ts';
import type { Language, Refusals } from '@honghuo/core/refusal.ts';
import { serverFieldWords } from '../http/fields.ts';

/** What a socket can be told besides entries and answers. */
const sentences = {
	session_missing: {
		'zh-CN': '登录过期了。没传的都还在，登录后接着传。',
		en: 'You are signed out. Nothing unsent is lost; sign in and go on.',
	},
	county_foreign: { 'zh-CN': '你不在这个县的队里。换成自己的县。', en: 'You do not belong to this county. Choose your own.' },
	message_invalid: {
		'zh-CN': '手机传来的「{field}」，县里服务器看不懂。内容还在手机里，更新应用再传。',
		en: 'The server does not understand “{field}” as this app sends it. It stays on your device: update the app and send again.',
	},
	too_fast: { 'zh-CN': '传得太快，歇一下自动再传。', en: 'Too many messages at once. They will be sent again in a moment.' },
	database_away: {
		'zh-CN': '县里服务器在维护，照常记，恢复后自动传。',
		en: 'The server is being maintained. Keep recording; it will be sent later.',
	},
} as const satisfies Refusals;

/** An error as it goes to a socket: a code and a sentence. */
export const socketError = (code: keyof typeof sentences, language: Language, field = '') => ({
	code,
	message: sentences[code][language].replace('{field}', fieldName(field, serverFieldWords, language)),
});
