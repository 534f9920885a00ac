import type { Language } from '@honghuo/core/refusal.ts';
import { html } from 'hono/html';
import type { Html } from './public-pages.ts';

/** What the box on a public page shows: the form, with what was wrong the last time; that a note was taken; or what became of one. */
export type BoxState =
	| { show: 'form'; wrong?: keyof typeof wrongs; text?: string; minutes?: number }
	| { show: 'sent'; number: string }
	| { show: 'waiting'; number: string }
	| { show: 'answered'; number: string; answer: string; on: string };

const wrongs = {
	text: { 'zh-CN': '写上要说的，最多 500 个字。', en: 'Say what it is, in at most 500 characters.' },
	phone: { 'zh-CN': '电话不像电话。改好，或者空着。', en: 'This is no phone number. Correct it or leave it empty.' },
	number: {
		'zh-CN': '这个码下没有这个编号。核对一下，在提的时候扫的那个码下查。',
		en: 'No note on this label has that number. Look on the label it was written on.',
	},
	often: { 'zh-CN': '提得太密，{minutes} 分钟后再来。', en: 'Too many at once. Come back in {minutes} minutes.' },
} as const;

const say = {
	title: { 'zh-CN': '投诉建议', en: 'Complaints and suggestions' },
	who: {
		'zh-CN': '只给县里看，村里和乡镇看不到。不用写姓名。',
		en: 'Read by the county alone, not by the village or township. No name is needed.',
	},
	text: { 'zh-CN': '什么问题，或者什么建议', en: 'What is wrong, or could be better' },
	phone: { 'zh-CN': '电话（可不填，只给县里找你用）', en: 'Phone (optional, for the county to reach you)' },
	send: { 'zh-CN': '交给县里', en: 'Send to the county' },
	sent: { 'zh-CN': '记下了。你的编号：', en: 'Recorded. Your number:' },
	keep: {
		'zh-CN': '抄下来或者截个图。县里答复了，扫这个码、填上它就能看。',
		en: 'Write it down or keep a picture. Scan this label again and enter it to see the county’s answer.',
	},
	number: { 'zh-CN': '提过的，填编号看答复', en: 'Written before? Your number shows the answer' },
	look: { 'zh-CN': '看答复', en: 'See the answer' },
	waiting: { 'zh-CN': '县里还没答复，过几天再来看。', en: 'Not answered yet. Come back in a few days.' },
	answered: { 'zh-CN': '县里的答复', en: 'The county’s answer' },
} as const;

/** Ten digits as people read them out: two groups of five. */
const spoken = (number: string): string => `${number.slice(0, 5)} ${number.slice(5)}`;

/** The box as HTML: plain forms that need no script. Of what was said nothing is shown again but text that could not be taken. */
export function boxHtml(state: BoxState, { path, id }: { path: string; id: string }, language: Language): Html {
	const words = Object.fromEntries(Object.entries(say).map(([key, sentence]) => [key, sentence[language]])) as Record<
		keyof typeof say,
		string
	>;
	if (state.show === 'sent' || state.show === 'waiting')
		return html`<section class="box" id="box"><h2>${words.title}</h2>
<p role="status">${state.show === 'sent' ? words.sent : words.waiting} <b class="number">${spoken(state.number)}</b></p>${state.show === 'sent' ? html`<p>${words.keep}</p>` : ''}</section>`;
	if (state.show === 'answered')
		return html`<section class="box" id="box"><h2>${words.answered}</h2><p class="said">${state.answer}</p><p class="quiet">${state.on} · ${spoken(state.number)}</p></section>`;
	const wrong = state.wrong && wrongs[state.wrong][language].replace('{minutes}', String(state.minutes ?? 10));
	return html`<details class="box" id="box"${state.wrong ? html` open` : ''}><summary>${words.title}</summary>
${wrong ? html`<p class="wrong" role="alert">${wrong}</p>` : ''}
<form method="post" action="${path}"><input type="hidden" name="id" value="${id}">
<p>${words.who}</p><label>${words.text}<textarea name="text" rows="4" maxlength="500" required>${state.text ?? ''}</textarea></label>
<label>${words.phone}<input name="phone" type="tel" inputmode="tel" maxlength="20" autocomplete="off"></label>
<button class="go">${words.send}</button></form>
<form method="get" action="${path}"><label>${words.number}<input name="n" inputmode="numeric" maxlength="14" autocomplete="off" required></label>
<button class="plain">${words.look}</button></form></details>`;
}
