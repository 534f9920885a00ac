import { scopeOf } from '@honghuo/core/actor.ts';
import { localDate } from '@honghuo/core/dates.ts';
import * as v from 'valibot';
import { mostPiece } from '../../files/files.ts';
import { route } from '../route.ts';
import { upload } from '../shapes.ts';

const thumb = v.optional(
	v.pipe(
		v.literal('1'),
		v.transform(() => true),
	),
);
const offset = v.pipe(v.string(), v.regex(/^\d{1,8}$/, 'bytes'), v.transform(Number));
const path = '/api/v1/files/:id';
/** A file is looked at, never run: not as a page, not as a script. */
const sandbox = "sandbox; default-src 'none'";

/** The bytes of photos and voice. Their records are commands (`file.attach`), which come first. */
export const fileRoutes = [
	route({
		method: 'post',
		path,
		about: {
			'zh-CN': '开始传，或者问传到哪儿了；thumb=1 是小图。只给加这个文件的人',
			en: 'Begin, or ask how far it has come; thumb=1 is the small picture. For whoever attached the file',
		},
		access: 'signed_in',
		query: v.strictObject({ thumb }),
		answers: [{ status: 200, about: { 'zh-CN': '传到哪儿了', en: 'How far it has come' }, schema: upload }],
		errors: ['not_found', 'origin_foreign', 'file_differs', 'file_kind', 'file_pixels', 'files_away', 'disk_full', 'database_down'],
		handle: async ({ c, services: { files }, who, query, param }) => c.json(await files.begin(who, param('id'), query.thumb ?? false)),
	}),
	route({
		method: 'patch',
		path,
		about: {
			'zh-CN': '传一段，最多 64 KB，从 offset 接上；断了先 POST 问一声再接着传。传完当场验',
			en: 'Send a piece of at most 64 KiB that begins at `offset`; after a cut ask by POST and go on. The last piece has the whole checked',
		},
		access: 'signed_in',
		query: v.strictObject({ thumb, offset }),
		raw: mostPiece,
		answers: [{ status: 200, about: { 'zh-CN': '传到哪儿了', en: 'How far it has come' }, schema: upload }],
		errors: [
			'not_found',
			'file_offset',
			'file_size',
			'file_differs',
			'file_kind',
			'file_pixels',
			'files_away',
			'disk_full',
			'database_down',
		],
		handle: async ({ c, services: { files }, who, query, raw, param }) =>
			c.json(await files.append(who, param('id'), query.thumb ?? false, query.offset, raw)),
	}),
	route({
		method: 'get',
		path,
		about: {
			'zh-CN': '看照片、听录音；看得到那条记录的人才行。thumb=1 是小图',
			en: 'A photo or voice, for those who may read the record it hangs on; thumb=1 is the small picture',
		},
		access: 'signed_in',
		query: v.strictObject({ thumb }),
		answers: [
			{ status: 200, about: { 'zh-CN': '内容，不带拍摄信息', en: 'The bytes, without metadata' }, type: 'application/octet-stream' },
			{ status: 304, about: { 'zh-CN': '和上次一样', en: 'Unchanged since the given ETag' } },
		],
		errors: ['not_found', 'file_waiting', 'files_away'],
		handle: async ({ c, services: { files }, actor, query, param }) => {
			const { bytes, mime, sha256 } = await files.read(scopeOf(actor, localDate(new Date())), param('id'), query.thumb ?? false);
			const etag = `"${sha256}"`;
			// Kept by the browser, yet the right is asked every time: phones are shared, and rights end.
			const headers = { ETag: etag, 'Cache-Control': 'private, no-cache', Vary: 'Cookie' };
			if (c.req.header('if-none-match') === etag) return c.body(null, 304, headers);
			return c.body(bytes, 200, {
				...headers,
				'Content-Type': mime,
				'Content-Length': String(bytes.length),
				'Content-Security-Policy': sandbox,
				'Content-Disposition': `inline; filename="${param('id')}.${mime.split('/')[1]}"`,
			});
		},
	}),
];
