import type { Language } from '@honghuo/core/refusal.ts';
import type { PublicPage } from '@honghuo/core/slice.ts';
import { html } from 'hono/html';

/** Text that is HTML already. */
export type Html = ReturnType<typeof html>;

const say = {
	brand: { 'zh-CN': '红火', en: 'Honghuo' },
	none: { 'zh-CN': '没有这个码', en: 'No such code' },
	noneMore: {
		'zh-CN': '码可能印坏了，或者这批还没答应送。找给你码的人再要一张。',
		en: 'The label may be damaged, or what it stands for is not given yet. Ask whoever gave it to you for another.',
	},
	complain: { 'zh-CN': '投诉建议 · 个人信息怎么保护', en: 'Complaints and suggestions · personal data' },
	quiet: { 'zh-CN': '这一页不用登录，不写任何人的名字和电话。', en: 'Nobody signs in here, and no person is named.' },
} as const;

/** A public page as HTML: no script, no picture, nothing of the app; well below 30 kB with its style sheet. Everything in it is escaped. */
export const publicHtml = (page: PublicPage, language: Language, box: Html | string = '') =>
	frame(
		language,
		page.title,
		html`<h1>${page.title}</h1><p class="lead">${page.lead}</p>
<dl>${page.facts.map(({ label, value }) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>
${page.link ? html`<p><a class="go" href="${page.link.href}">${page.link.text}</a></p>` : ''}<p class="quiet">${say.quiet[language]}</p>${box}`,
	);

/** The same for a code that stands for nothing. */
export const noSuchPage = (language: Language) =>
	frame(language, say.none[language], html`<h1>${say.none[language]}</h1><p>${say.noneMore[language]}</p>`);

const frame = (language: Language, title: string, body: Html) => html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">
<title>${title} · ${say.brand[language]}</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/api/page.css"></head>
<body><header>${say.brand[language]}</header><main>${body}</main><footer><a href="/about">${say.complain[language]}</a></footer></body></html>`;

/** Their looks: the tokens of the app (packages/ui/src/tokens.css), in few lines. */
export const publicCss = `*{box-sizing:border-box;margin:0}body{font:17px/1.5 "HarmonyOS Sans SC","MiSans","PingFang SC","Noto Sans CJK SC","Microsoft YaHei",system-ui,sans-serif;
color:#17201a;background:#faf8f2;max-width:34rem;margin:0 auto;padding:0 1rem 2rem;overflow-wrap:anywhere}
header{padding:.875rem 0;font-weight:700;color:#7a5200}main{display:grid;gap:1rem}h1{font-size:1.75rem;line-height:1.25}.lead{font-size:1.25rem;color:#4a544c}
dl{background:#fff;border:1px solid #ddd8c9;border-radius:1.125rem;padding:.25rem 1rem}dl div{display:flex;justify-content:space-between;gap:1rem;padding:.75rem 0}
dl div+div{border-top:1px solid #ddd8c9}dt{color:#4a544c;white-space:nowrap}dd{text-align:right;font-weight:700}
.go{display:block;padding:1rem;border-radius:1.125rem;background:#17603a;color:#fff;font-size:1.25rem;font-weight:700;text-align:center;text-decoration:none}
footer{padding-top:1.5rem;text-align:center;font-size:.875rem}footer a{color:#17603a;display:inline-block;padding:.75rem}
.box{background:#fff;border:1px solid #ddd8c9;border-radius:1.125rem;padding:1rem;display:grid;gap:.75rem}.box form{display:grid;gap:.75rem;padding-top:.75rem}
.box h2,.box summary{font-size:1.125rem;font-weight:700}.box summary{padding:.75rem 1rem;margin:-1rem;min-height:3rem;cursor:pointer}.box[open] summary{margin-bottom:0}.box label{display:grid;gap:.25rem;color:#4a544c}
.box input,.box textarea{font:inherit;color:#17201a;width:100%;min-height:3rem;padding:.625rem .75rem;border:1px solid #767f77;border-radius:.75rem;background:#fff}
.box button{font:inherit;font-weight:700;width:100%;min-height:3rem;border:0;cursor:pointer}.box .plain{background:#efe9da;color:#17201a;border-radius:1.125rem}
.number{display:block;font-size:1.75rem;letter-spacing:.04em}.said{white-space:pre-line}.wrong{color:#8c1d12;font-weight:700}
.quiet{color:#626b63;font-size:.875rem;text-align:center}a:focus-visible,.box :focus-visible{outline:3px solid #0b5a9c;outline-offset:2px}`;
