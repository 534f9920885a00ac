import { redirect } from '@sveltejs/kit';

/** The start is 今日; who is not signed in is led on from there. */
export const load = (): never => redirect(307, '/today');
