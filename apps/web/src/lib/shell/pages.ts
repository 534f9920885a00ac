import { Handshake, House, MapFold, Plus, User } from '@honghuo/ui/first-icons.ts';

/** The main pages, in the order of the bar. */
export const mainPages = [
	{ href: '/today', key: 'today', sign: House },
	{ href: '/blocks', key: 'blocks', sign: MapFold },
	{ href: '/log', key: 'log', sign: Plus },
	{ href: '/county', key: 'county', sign: Handshake },
	{ href: '/me', key: 'me', sign: User },
] as const;

/** Their names, and the name of the navigation itself. */
export const pageWords = {
	today: ['今日', 'Today'],
	blocks: ['地块', 'Blocks'],
	log: ['记一笔', 'Record'],
	county: ['联村', 'Villages'],
	me: ['我的', 'Me'],
	nav: ['主要页面', 'Main pages'],
} as const;

/** Whether a page of the navigation is the one shown, or above it. */
export const isCurrent = (href: string, path: string): 'page' | undefined =>
	path === href || path.startsWith(`${href}/`) || (href === '/county' && path.startsWith('/village')) ? 'page' : undefined;
