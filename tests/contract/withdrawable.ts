import type { Draft, Ground } from './machine.ts';

/** A record that can be withdrawn (or closed, or retired): how it comes to be, what takes it away, what would change it, and what is said then. */
export type Withdrawable = {
	begin: (id: string, ground: Ground) => Draft[];
	withdraw: (id: string) => Draft;
	change?: (id: string) => Draft;
	code: string;
};

export const reason = '记错了';
export const note = '改一下';
