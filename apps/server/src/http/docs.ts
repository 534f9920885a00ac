import { engineRefusals } from '@honghuo/core/engine-refusals.ts';
import { sheetRefusals } from '@honghuo/core/sheet-refusals.ts';
import { features } from '@honghuo/features/slices.ts';
import { marked } from 'marked';
import { httpErrors } from './errors.ts';
import { describeCommands, schemaOf } from './openapi.ts';
import { type Access, errorsOf, type Route, rawTypeOf } from './route.ts';
import { shapeText } from './shape-text.ts';

const who: Record<Access, string> = {
	public: '任何人 anybody',
	signed_in: '登录后 signed in',
	staff: '县管理员、县干部 administrator, county official',
};

const shape = (schema: object) => `\n\`\`\`ts\n${shapeText(schema)}\n\`\`\`\n`;

const row = (...cells: string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;

const intro = `# 接口 API

Generated from the server's routes and the features' commands; do not edit. \`/api/v1/openapi.json\` is the same for programs.

JSON in UTF-8, at most 1 MiB, 32 levels deep, unknown keys refused. Times are ISO-8601 UTC, days \`YYYY-MM-DD\` in China, amounts whole numbers in
\`e4mu\` (1/10,000 mu), \`g\`, \`fen\`, \`tree\`, \`cm\`, \`person_hour\`. Errors are \`{error:{code, message, details?}}\`; the message is in the language of
\`Accept-Language\` (zh-CN unless English is asked for). Signing in sets a cookie; requests that change something must come from the site's own pages
or from a tool that sends no \`Origin\`. Shapes below: \`?\` may be left out, \`1–60\` is a length or a range, \`= x\` stands when left out.
`;

const socket = `## Socket.IO

Same address and session; handshake \`auth: {county, after}\`, WebSocket first.

${row('event', 'direction', 'content')}
${row('---', '---', '---')}
${row('`commands`', '→, with ack', 'as `POST /api/v1/commands`, at most 50')}
${row('`catch-up`', '→, with ack', '`{after}` → `{entries, version, more}` or `{snapshot:true, version}`')}
${row('`here`', '→', '`{place}`: presence, never stored')}
${row('`hello`', '←', '`{version, serverTime, minimumClient}`')}
${row('`entries`', '←', 'entries in order; `previous` shows a hole, then catch up')}
${row('`here`', '←', 'who is in the county’s places now')}
${row('`rights`', '←', 'postings changed: read `/api/v1/me` again')}
${row('`bye`', '←', '`{reason}`; the socket closes')}
`;

/** The interface as a readable page in Markdown: routes, socket, commands, refusals, error codes. */
export function apiMarkdown(routes: readonly Route[]): string {
	return [
		intro,
		'## HTTP\n',
		...routes.map(describe),
		socket,
		'## 命令 Commands\n',
		...describeCommands().map(describeCommand),
		refusals(),
		errors(),
	].join('\n');
}

/** The same as HTML, without any script. */
export const apiHtml = (routes: readonly Route[]): string =>
	`<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>红火 · 接口</title>` +
	`<link rel="stylesheet" href="/api/docs.css"></head><body>${marked.parse(apiMarkdown(routes), { async: false })}</body></html>`;

/** The page's looks. */
export const apiCss = `body{font:16px/1.6 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#22301f;background:#fbf9f2}
h2{margin-top:3rem;border-bottom:2px solid #b3382c}h3{margin-top:2rem}code,pre{font:14px/1.5 ui-monospace,monospace;background:#f0ece0}
pre{padding:.75rem;overflow:auto;max-height:24rem}table{border-collapse:collapse;display:block;overflow:auto}td,th{border:1px solid #d8d2c0;padding:.25rem .5rem;text-align:left}`;

function describe(route: Route): string {
	const { method, path, about, access, body, query, raw, answers } = route;
	const shapes = answers.map(
		({ status, about: what, schema }) =>
			`- **${status}** ${what['zh-CN']} ${what.en}${schema ? `\n${indent(shape(schemaOf(schema)))}` : ''}`,
	);
	return [
		`### \`${method.toUpperCase()} ${path}\`\n`,
		`${about['zh-CN']}\n\n${about.en}\n`,
		`${who[access]}\n`,
		...(query ? [`Query:${shape(schemaOf(query))}`] : []),
		...(body ? [`Body:${shape(schemaOf(body))}`] : []),
		...(raw === undefined ? [] : [`Body: \`${rawTypeOf(route)}\`, 1–${raw} bytes\n`]),
		...shapes,
		`- errors: ${[...new Set(errorsOf(route))].map((code) => `${httpErrors[code].status} \`${code}\``).join(', ')}\n`,
	].join('\n');
}

const indent = (text: string) => text.replace(/^(?=.)/gm, '  ');

const describeCommand = ({ name, about, who: may, input }: ReturnType<typeof describeCommands>[number]): string =>
	`### \`${name}\`\n\n${about['zh-CN']}\n\n${about.en}\n\n${may === 'system' ? 'the server itself' : may.map((role) => `\`${role}\``).join(', ')}\n${shape(input)}`;

function refusals(): string {
	const sentences = Object.entries(
		Object.assign({}, engineRefusals, sheetRefusals, ...features.slices.map((slice) => slice.refusals)) as typeof engineRefusals,
	);
	return [
		'## 不收的原因 Refusals\n',
		row('code', 'zh-CN', 'en'),
		row('---', '---', '---'),
		...sentences.map(([code, text]) => row(`\`${code}\``, text['zh-CN'], text.en)),
		'',
	].join('\n');
}

const errors = (): string =>
	[
		'## 错误 Errors\n',
		row('status', 'code', 'zh-CN', 'en'),
		row('---', '---', '---', '---'),
		...Object.entries(httpErrors).map(([code, text]) => row(String(text.status), `\`${code}\``, text['zh-CN'], text.en)),
		'',
	].join('\n');
