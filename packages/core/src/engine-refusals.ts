import { type Refusal, type Refusals, refuse } from './refusal.ts';

/** The engine's own codes: what happened, whose turn it is, what to do next. */
export const engineRefusals = {
	input_invalid: {
		'zh-CN': '「{field}」这一项{wrong}。',
		en: '“{field}” {wrong}.',
	},
	command_unknown: {
		'zh-CN': '服务器不认识这种记录。先更新应用；还不行就找县管理员。',
		en: 'The server does not know this command. Update the app, or ask your county administrator.',
	},
	not_permitted: {
		'zh-CN': '你现在的任职不能记这一项。任职有变的话，请县管理员改。',
		en: 'Your present posting does not allow this. If your posting changed, ask the county administrator to update it.',
	},
	not_found: {
		'zh-CN': '没有这条记录，或者它不归你管。刷新后再看一眼。',
		en: 'There is no such record, or it is not yours. Refresh and look again.',
	},
	id_taken: {
		'zh-CN': '这个编号已经用过了。重新记一笔就行。',
		en: 'This id is already in use. Record it again with a new id.',
	},
	command_id_foreign: {
		'zh-CN': '这个编号是别人用过的。重新记一笔就行。',
		en: 'This command id belongs to another person. Send it again with a new id.',
	},
	database_refused: {
		'zh-CN': '这条和已有的账对不上，县里没收。内容还在手机里，请把编号告诉县管理员。',
		en: 'This does not fit the ledger and was not taken. It is still on your device; tell the county administrator its id.',
	},
	changed_meanwhile: {
		'zh-CN': '你看的时候，别人刚改过这条。先看看现在的，再决定改不改。',
		en: 'Somebody else changed this while you were editing it. Look at what it is now, then decide.',
	},
	server_older: {
		'zh-CN': '县里的服务器还是旧版，不认识这条的新写法。内容还在手机里，等县里更新后再传。',
		en: 'The county’s server is older than your app and does not know this form yet. It stays on your device until the server is updated.',
	},
} as const satisfies Refusals;

/** A code of the engine itself. */
export type EngineCode = keyof typeof engineRefusals;

/** A `refuse` that knows only the codes of one list, so that a code without a sentence does not compile. */
export const refuser =
	<L extends Refusals>(_list: L) =>
	(code: (keyof L & string) | EngineCode, field?: string, details?: Refusal['details']): Refusal =>
		refuse(code, field, details);
