/** Imports go one way (docs/ARCHITECTURE.md), types included. Each ban says where to go instead. */

const feature = '^packages/features/src/([^/]+)/';
const test = '[.]test[.]ts$';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
	forbidden: [
		{
			name: 'no-cycles',
			comment: 'Two files that need each other are one idea, or share a third one: move what both need into a file of its own.',
			severity: 'error',
			from: {},
			to: { circular: true },
		},
		{
			name: 'core-imports-nothing-of-ours',
			comment: 'packages/core is what all others stand on. Take what you need as an argument, or move it into core.',
			severity: 'error',
			from: { path: '^packages/core/', pathNot: test },
			to: { path: '^(apps|drizzle|tests|packages/(?!core/))' },
		},
		{
			name: 'core-and-features-are-pure',
			comment: 'Commands and figures run on the phone too: no file, no network, no clock. The caller passes data in.',
			severity: 'error',
			from: { path: '^packages/(core|features|ui)/', pathNot: test },
			to: { dependencyTypes: ['core'] },
		},
		{
			name: 'features-build-on-core-and-ui',
			comment: 'A feature knows core and, in its views, ui. What an app must do for it is passed in by the app.',
			severity: 'error',
			from: { path: '^packages/features/', pathNot: test },
			to: { path: '^(apps|drizzle|tests|packages/(testing|launcher))/' },
		},
		{
			name: 'only-views-import-ui',
			comment: 'ui is for packages/features/src/<noun>/view and the web app. Rules and figures stay without pixels.',
			severity: 'error',
			from: { path: '^packages/features/', pathNot: '/view/' },
			to: { path: '^packages/ui/' },
		},
		{
			name: 'another-feature-by-its-model',
			comment:
				"Use another feature's model.ts and figures.ts; its tables may be referenced by table.ts alone. Commands, messages and views are its own.",
			severity: 'error',
			from: { path: feature, pathNot: [test, '/table[.]ts$'] },
			to: {
				path: feature,
				pathNot: [
					'^packages/features/src/$1/',
					'^packages/features/src/[^/]+/(model|figures)[.]ts$',
					// Photos and voice hang on any record, two people may edit any record, a spray's interval concerns every harvest, any amount may be doubted: these are made to be
					// mounted by other nouns' views.
					'^packages/features/src/(file/view/(AttachButtons|Attachments|PhotoPart)|conflict/view/RowConflicts|work/view/HarvestNotice|doubt/view/DoubtPart)[.]svelte$',
				],
			},
		},
		{
			name: 'another-table-by-its-table',
			comment: "table.ts may reference another feature's table.ts or model.ts, nothing else of it.",
			severity: 'error',
			from: { path: `${feature}table[.]ts$` },
			to: { path: feature, pathNot: ['^packages/features/src/$1/', '^packages/features/src/[^/]+/(model|table)[.]ts$'] },
		},
		{
			name: 'view-over-commands-over-model',
			comment: 'Inside a feature: view → commands → model. Move what both need down into model.ts or figures.ts.',
			severity: 'error',
			from: { path: `${feature}[a-z]+[.]ts$` },
			to: { path: '^packages/features/src/$1/view/' },
		},
		{
			name: 'model-is-the-bottom',
			comment: 'model.ts knows table.ts by type only and nothing above itself. Move what both need into model.ts.',
			severity: 'error',
			from: { path: `${feature}model[.]ts$` },
			to: {
				path: '^packages/features/src/$1/(commands|inputs|refusals|queries|measures|figures|slice)[.]ts$',
				dependencyTypesNot: ['type-only'],
			},
		},
		{
			name: 'no-rule-on-the-first-screen',
			comment:
				'Schemas, decisions and refusals reach a phone after its first screen, through replica/decider.ts alone. A view needs model.ts, figures.ts, messages.ts.',
			severity: 'error',
			from: {
				path: '^(apps/web/src/|packages/features/src/[^/]+/view/|packages/features/src/(refs|ledger)[.]ts)',
				pathNot: [test, 'replica/(decider|tiny-county)[.]ts$'],
			},
			to: {
				path: ['^packages/features/src/slices[.]ts$', '/(inputs|slice|commands|refusals|queries|measures)[.]ts$'],
				dependencyTypesNot: ['type-only'],
			},
		},
		{
			name: 'ui-knows-no-domain',
			comment: 'ui is for any product: pass words and numbers in as properties.',
			severity: 'error',
			from: { path: '^packages/ui/' },
			to: { path: '^(apps|drizzle|tests|packages/(?!ui/))' },
		},
		{
			name: 'apps-never-import-apps',
			comment: 'The server and the web app meet on the wire. What both need goes into packages/core.',
			severity: 'error',
			from: { path: '^apps/([^/]+)/', pathNot: test },
			to: { path: '^apps/', pathNot: '^apps/$1/' },
		},
		{
			name: 'server-knows-no-feature-by-name',
			comment: 'The server sees features through packages/features/src/slices.ts and tables.ts only.',
			severity: 'error',
			from: { path: '^apps/server/src/(?!setup/|cli)', pathNot: test },
			to: { path: feature },
		},
		{
			name: 'drizzle-stays-on-the-server',
			comment: 'Drizzle in the browser costs 100 kB. Import types with `import type`; values belong into table.ts or the server.',
			severity: 'error',
			from: {
				path: '^(apps/web|packages/(core|ui|features))/',
				pathNot: [test, '/table[.]ts$', '^packages/features/src/(tables|columns)[.]ts$'],
			},
			to: {
				path: '(node_modules/drizzle-orm|/table[.]ts$|^packages/features/src/(tables|columns)[.]ts$)',
				dependencyTypesNot: ['type-only'],
			},
		},
		{
			name: 'product-imports-no-tests',
			comment: 'packages/testing and tests/ may import everything; nothing that ships imports them.',
			severity: 'error',
			from: { path: '^(apps|packages/(core|features|ui|launcher)|drizzle)/', pathNot: [test, '^packages/launcher/src/patches/'] },
			to: { path: '^(tests|packages/testing)/' },
		},
		{
			name: 'unresolvable',
			comment: 'This import leads nowhere.',
			severity: 'error',
			from: {},
			to: { couldNotResolve: true, pathNot: '^([$]|virtual:|#lib/)' },
		},
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		exclude: { path: '(^|/)(node_modules/[.]cache|build|[.]svelte-kit|coverage)/' },
		tsPreCompilationDeps: true,
		preserveSymlinks: false,
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['svelte', 'import', 'require', 'node', 'default', 'types'],
			extensions: ['.ts', '.js', '.mjs', '.svelte', '.json'],
			mainFields: ['module', 'main', 'types'],
		},
	},
};
