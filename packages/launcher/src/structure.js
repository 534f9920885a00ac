import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { inRoot } from './places.js';

/** The whole vocabulary of a feature's folder, and what each file is for: a reader who knows one noun knows all. */
const vocabulary = {
	'table.ts': 'its Drizzle tables',
	'model.ts': 'row types, table references, pure rules',
	'inputs.ts': 'shapes of what its commands take (valibot)',
	'commands.ts': 'what changes its data (decide)',
	'refusals.ts': 'why a command is refused, in zh-CN and English',
	'figures.ts': 'numbers derived from its rows',
	'queries.ts': 'its figures as others ask for them',
	'measures.ts': 'the numbers villages and the county add up from it',
	'defaults.ts': 'facts to start with, each with its source',
	'finds.ts': 'what a search finds of it',
	'sheets.ts': 'its spreadsheets: columns, rows out, rows in',
	'messages.ts': 'names and words its views say, in zh-CN and English',
	'slice.ts': 'its registration',
	'view/*.svelte': 'what people see of it',
	'*.test.ts': 'a test beside what it tests',
};
const featureFile =
	/^(table|model|inputs|commands|refusals|figures|queries|measures|defaults|finds|sheets|messages|slice)\.ts$|^view\/[A-Z]\w*\.svelte$|^(view\/)?[\w-]+(\.pg|\.browser)?\.test\.ts$/;
/** Files of packages/features/src itself, shared by the nouns. A new one is a decision: add it here. */
const shared = [
	'slices.ts',
	'refs.ts',
	'tables.ts',
	'columns.ts',
	'inputs.ts',
	'ledger.ts',
	'of-server.ts',
	'cells.ts',
	'fields.ts',
	'finds.ts',
];
const maxLines = 250;
const code = /\.(ts|js|mjs|svelte|css)$/;
/** Not written by hand, or data. */
const unmeasured = /^(drizzle\/(migrations|seed)\/)|\.generated\.|^package-lock\.json$/;

/** Checks of how the tree is laid out. Each returns sentences, one for each thing to put right. */
export const structure = { features, lengths, documents };

/** All files git knows or would take, so that what is ignored is not looked at. */
export const tracked = () =>
	execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
		cwd: inRoot('.'),
		encoding: 'utf8',
		maxBuffer: 1e8,
	})
		.split('\0')
		.filter((path) => path && existsSync(inRoot(path)));

/** Names in packages/features/src/<noun>/ come from one closed list. */
export function features(files = tracked()) {
	const folder = 'packages/features/src/';
	return files
		.filter((path) => path.startsWith(folder))
		.map((path) => path.slice(folder.length))
		.flatMap((path) => {
			const [noun, ...rest] = path.split('/');
			if (rest.length === 0)
				return shared.includes(noun) || noun.endsWith('.test.ts')
					? []
					: [`${folder}${path}: put it into the folder of its noun, or into packages/core if no noun owns it`];
			return featureFile.test(rest.join('/')) ? [] : [`${folder}${path}: should have been ${suggest(rest.join('/'))}`];
		});
}

/** Which of the names a stray file should have been. */
export function suggest(path) {
	const hints = [
		[/\.svelte$/, 'view/*.svelte'],
		[/\.(test|spec)\./, '*.test.ts'],
		[/table|column|relation/i, 'table.ts'],
		[/command|mutat|action|handler|service|decide/i, 'commands.ts'],
		[/figure|stat|report|progress|aggregat|calc|yield/i, 'figures.ts'],
		[/refus|error|reason/i, 'refusals.ts'],
		[/input|schema|valid/i, 'inputs.ts'],
		[/query|queries/i, 'queries.ts'],
		[/default|fact|seed|catalog/i, 'defaults.ts'],
		[/sheet|excel|xlsx|import|export/i, 'sheets.ts'],
		[/message|i18n|text|word|locale|label|copy/i, 'messages.ts'],
		[/index|register|slice/i, 'slice.ts'],
		[/model|type|rule|util|helper|const/i, 'model.ts'],
	];
	const name = hints.find(([pattern]) => pattern.test(basename(path)))?.[1];
	const described = (key) => `${key} (${vocabulary[key]})`;
	return name ? described(name) : `one of ${Object.keys(vocabulary).map(described).join(', ')}`;
}

/** One idea a file. */
function lengths(files = tracked()) {
	return files
		.filter((path) => code.test(path) && !unmeasured.test(path))
		.flatMap((path) => {
			const lines = readFileSync(inRoot(path), 'utf8').split('\n').length - 1;
			return lines > maxLines ? [`${path}: ${lines} lines, at most ${maxLines}: split it by idea`] : [];
		});
}

/** A path in a document that starts with one of our top folders, or is relative to the document, must exist; so must the npm scripts it names. */
function documents(files = tracked()) {
	const { scripts } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
	const tops = 'apps|packages|drizzle|tests|docs|mockups';
	return files
		.filter((path) => path.endsWith('.md') && !path.startsWith('docs/decisions/'))
		.flatMap((path) => {
			const text = readFileSync(inRoot(path), 'utf8');
			const quoted = [...text.matchAll(/`([^`\n]+)`/g)]
				.map(([, inside]) => inside)
				.filter((inside) => new RegExp(`^(${tops})/[^\\s*<>{}…|]+$`).test(inside));
			const links = [...text.matchAll(/\]\((?!https?:|mailto:|#)([^)\s]+)\)/g)].map(([, target]) =>
				join(dirname(path), decodeURI(target.split('#')[0])),
			);
			const missing = [...quoted, ...links].filter((target) => !existsSync(inRoot(target.replace(/:\d+$/, ''))));
			const commands = [...text.matchAll(/npm (?:run )?(start|test|dev|check|bench|honghuo|soak)\b/g)]
				.map(([, name]) => name)
				.filter((name) => !scripts[name]);
			return [
				...missing.map((target) => `${path}: ${target} does not exist`),
				...commands.map((name) => `${path}: there is no npm script ${name}`),
			];
		});
}
