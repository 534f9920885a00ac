import type { Language, Refusal, Sentence } from '@honghuo/core/refusal.ts';
import { saying } from '@honghuo/core/saying.ts';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { isHeldUp } from '../database/connect.ts';
import { serverFieldWords } from './fields.ts';

type HttpError = Sentence & { status: ContentfulStatusCode };

/** Every code an HTTP answer can carry besides the commands' refusals: its status, what happened, what to do. Published codes never change. */
export const httpErrors = {
	input_invalid: {
		status: 400,
		'zh-CN': '「{field}」这一项{wrong}。',
		en: '“{field}” {wrong}.',
	},
	json_invalid: {
		status: 400,
		'zh-CN': '发来的内容不是合格的 JSON。请按接口说明发。',
		en: 'The body is not acceptable JSON (UTF-8, at most 32 levels deep, no control keys). See /api/docs.',
	},
	session_missing: {
		status: 401,
		'zh-CN': '还没登录，或者登录过期了。登录后接着来。',
		en: 'You are not signed in, or the session is over. Sign in again.',
	},
	sign_in_wrong: { status: 401, 'zh-CN': '用户名或密码不对。再看一眼。', en: 'The username or password is wrong. Check both.' },
	setup_code_wrong: {
		status: 401,
		'zh-CN': '建县码不对。看服务器屏幕上最新的那一个。',
		en: 'The set-up code is wrong. Use the newest one on the server’s terminal.',
	},
	account_disabled: {
		status: 403,
		'zh-CN': '这个账号停用了。请找县管理员。',
		en: 'This account is disabled. Ask your county administrator.',
	},
	not_permitted: {
		status: 403,
		'zh-CN': '你现在的任职不能办这件事。请找县管理员。',
		en: 'Your present posting does not allow this. Ask your county administrator.',
	},
	origin_foreign: {
		status: 403,
		'zh-CN': '请求来自别的网站，没有受理。从本站页面操作；换了网址的话，请管理员改 PUBLIC_URL。',
		en: 'The request comes from another site and was not taken. Use this site’s own pages; if its address changed, set PUBLIC_URL.',
	},
	password_wrong: {
		status: 403,
		'zh-CN': '原来的密码不对。再看一眼；忘了就请县管理员重设。',
		en: 'The present password is wrong. Check it, or ask the administrator to reset it.',
	},
	not_found: {
		status: 404,
		'zh-CN': '没有这个，或者它不归你看。回上一页，刷新再看。',
		en: 'There is no such thing, or it is not yours to see. Go back and refresh.',
	},
	invitation_unknown: { status: 404, 'zh-CN': '没有这个邀请。请对方重新发一个。', en: 'There is no such invitation. Ask for a new one.' },
	screen_unknown: {
		status: 404,
		'zh-CN': '这个大屏链接打不开：收回了、到期了，或者没抄全。请县里重新做一个。',
		en: 'This board link does not open: it was revoked, is over, or is not complete. Ask the county for a new one.',
	},
	evidence_code_wrong: {
		status: 404,
		'zh-CN': '打不开：链接过期了，或者本人收回了。要看就请本人重新给一个。',
		en: 'This link opens nothing: it is out of date, or its subject took it back. Ask them for another.',
	},
	box_number_wrong: {
		status: 404,
		'zh-CN': '这个码下没有这个编号。核对一下再试。',
		en: 'No note on this label has that number. Check it and try again.',
	},
	method_not_allowed: {
		status: 405,
		'zh-CN': '这个地址不能这样用。看 Allow 头和接口说明。',
		en: 'This address does not take that method. See the Allow header and /api/docs.',
	},
	already_set_up: { status: 409, 'zh-CN': '已经建过县了，直接登录。', en: 'A county is already set up here. Sign in instead.' },
	person_has_account: {
		status: 409,
		'zh-CN': '这个人已经有账号了。忘了密码的话，请管理员在服务器上重设。',
		en: 'This person already has an account. If the password is lost, reset it on the server’s command line.',
	},
	account_own: {
		status: 409,
		'zh-CN': '不能停用自己的账号。请另一位管理员来办。',
		en: 'You cannot disable your own account. Ask another administrator.',
	},
	setup_code_used: {
		status: 410,
		'zh-CN': '这个建县码用过了。重启服务器会给一个新的。',
		en: 'This set-up code has been used. Restart the server for a new one.',
	},
	setup_code_expired: {
		status: 410,
		'zh-CN': '这个建县码过了 30 分钟，失效了。重启服务器会给一个新的。',
		en: 'This set-up code has expired after 30 minutes. Restart the server for a new one.',
	},
	invitation_used: {
		status: 410,
		'zh-CN': '这个邀请用过了。有账号就直接登录。',
		en: 'This invitation has been used. If you have an account, sign in.',
	},
	invitation_expired: { status: 410, 'zh-CN': '这个邀请过期了。请对方重新发一个。', en: 'This invitation has expired. Ask for a new one.' },
	body_too_large: { status: 413, 'zh-CN': '一次发得太多，最多 1 MB。分几次发。', en: 'The body is larger than 1 MiB. Send it in parts.' },
	media_type: {
		status: 415,
		'zh-CN': '这里只收 {type}，不收压缩着送的。',
		en: 'Only {type} is taken here, uncompressed.',
	},
	county_unknown: {
		status: 422,
		'zh-CN': '区划里没有这个县。从名单里选。',
		en: 'The register has no such county. Choose one from the list.',
	},
	person_is_screen: {
		status: 422,
		'zh-CN': '这是一块大屏的链接，不是人，不用账号。要看大屏，打开链接就行。',
		en: 'This is the link of a board on a wall, which needs no account. Open the link to see the board.',
	},
	person_unknown: { status: 422, 'zh-CN': '没有登记过这个人。先登记，再邀请。', en: 'This person is not entered. Enter the person first.' },
	screen_over: {
		status: 422,
		'zh-CN': '截止的日子已经过了。往后选一天，或者不选。',
		en: 'The last day lies in the past. Choose a later one, or none.',
	},
	password_weak: {
		status: 422,
		'zh-CN': '密码太容易猜。要 10 到 128 个字符，别用常见密码，也别带用户名。',
		en: 'The password is too easy to guess. Use 10 to 128 characters, no common password, not your username.',
	},
	username_taken: { status: 422, 'zh-CN': '这个用户名有人用了。换一个再试。', en: 'This username is taken. Choose another.' },
	too_many_tries: {
		status: 429,
		'zh-CN': '试得太多，{minutes} 分钟后再来；急的话找县管理员重设密码。',
		en: 'Too many tries. Come back in {minutes} minutes, or ask the county administrator.',
	},
	too_many_requests: { status: 429, 'zh-CN': '请求太密，{minutes} 分钟后再来。', en: 'Too many requests. Come back in {minutes} minutes.' },
	file_waiting: {
		status: 404,
		'zh-CN': '照片还没传到。拍的人手机连上网就会接着传。',
		en: 'The file has not arrived yet. It goes on when its author’s phone is back on the net.',
	},
	file_offset: {
		status: 409,
		'zh-CN': '这一段接不上。从 {offset} 字节接着传。',
		en: 'This piece does not fit. Go on at byte {offset}.',
	},
	file_size: {
		status: 422,
		'zh-CN': '传来的比说好的多，或者是空的。先问传到哪儿，再接着传。',
		en: 'The piece is empty or goes beyond the size the record says. Ask how far it has come, then go on.',
	},
	file_differs: {
		status: 422,
		'zh-CN': '传坏了，和手机里的不一样。会从头再传一遍。',
		en: 'What came differs from what was announced. Send it again from the start.',
	},
	file_kind: {
		status: 422,
		'zh-CN': '打不开：不是说好的照片或录音。照片用 JPEG、PNG、WebP，录音用 webm、mp4，换一个再加。',
		en: 'These bytes are not the photo or voice announced. Use JPEG, PNG or WebP, or webm (Opus) or mp4 (AAC) sound.',
	},
	file_pixels: {
		status: 422,
		'zh-CN': '照片太大，超过 4000 万像素。缩小再加。',
		en: 'The picture has more than 40 megapixels. Make it smaller and add it again.',
	},
	sheet_xls: {
		status: 422,
		'zh-CN': '这是旧版 .xls，打不开。在 WPS 里另存为 .xlsx 再导入。',
		en: 'This is an old .xls, which is not read. Save it as .xlsx in WPS or Excel and import that.',
	},
	sheet_format: {
		status: 422,
		'zh-CN': '这不是 .xlsx 表格，或者加了密、坏了，打不开。在 WPS 里另存为 .xlsx 再导入。',
		en: 'This is no .xlsx spreadsheet, or it is encrypted or broken. Save it as .xlsx and import that.',
	},
	sheet_too_large: {
		status: 422,
		'zh-CN': '表太大：最多 {rows} 行、{columns} 列。删掉空行空列，或者分几个文件导入。',
		en: 'The sheet is too large: at most {rows} rows and {columns} columns. Delete empty ones, or import several files.',
	},
	server_error: {
		status: 500,
		'zh-CN': '服务器出了差错，没有改动任何账。把编号告诉管理员：{request}',
		en: 'The server made an error and changed nothing. Tell the administrator this request id: {request}',
	},
	database_down: {
		status: 503,
		'zh-CN': '县里服务器在维护，照常记，恢复后自动传。',
		en: 'The county’s server is being maintained. Keep recording; it is sent when the server is back.',
	},
	server_busy: {
		status: 503,
		'zh-CN': '现在登录的人太多，过一分钟再试。',
		en: 'Too many people are signing in just now. Try again in a minute.',
	},
	files_away: {
		status: 503,
		'zh-CN': '放照片的地方现在连不上，文字不受影响，照片过一会儿自己再传。',
		en: 'The place for files does not answer just now. Records are not affected; files are sent again by themselves.',
	},
	disk_full: {
		status: 507,
		'zh-CN': '服务器硬盘满了，这次没收下。请管理员清出空间，内容还在手机里。',
		en: 'The server’s disk is full and nothing was taken. Ask the administrator to make room; what you recorded is still on your device.',
	},
} as const satisfies Record<string, HttpError>;
export type ErrorCode = keyof typeof httpErrors;
type Details = Readonly<Record<string, string | number>>;

/** An answer in the 4xx and 5xx. Thrown anywhere in a handler; the app's error handler puts it into words. */
export class ApiError extends Error {
	readonly code: ErrorCode;
	readonly details: Details | undefined;
	/** Seconds after which trying again makes sense. */
	readonly retryAfter: number | undefined;
	/** What is wrong with the field: said, and not sent. */
	readonly wrong: Refusal['details'];

	constructor(code: ErrorCode, details?: Details, retryAfter?: number, wrong?: Refusal['details']) {
		super(code);
		this.code = code;
		this.details = details;
		this.retryAfter = retryAfter;
		this.wrong = wrong;
	}
}

/** An input that is not of its shape, as an answer: the field's path is sent, its name and what is wrong with it are said. */
export const fieldError = ({ field = 'input', details }: Refusal): ApiError => new ApiError('input_invalid', { field }, undefined, details);

/** The body of an error: `{error:{code, message, details?}}`, the message in the reader's language. Never holds what was sent. */
export function errorBody(code: ErrorCode, language: Language, details?: Details, wrong?: Refusal['details']) {
	const { field, ...rest } = details ?? {};
	const refusal = { ...(field === undefined ? {} : { field: String(field) }), details: { ...rest, ...wrong } };
	const message = saying(httpErrors[code], refusal, serverFieldWords, language);
	return { error: { code, message, ...(details ? { details } : {}) } };
}

/** What an error of the database driver means to the caller. */
export function codeOfDatabaseError(error: unknown): ErrorCode | undefined {
	const code = (error as { code?: unknown }).code ?? (error as { cause?: { code?: unknown } }).cause?.code;
	if (typeof code !== 'string') return undefined;
	if (code === '53100') return 'disk_full';
	return /^(CONN|ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|57P|08|53|25P03)/.test(code) || isHeldUp(error) ? 'database_down' : undefined;
}
