/** A clock that began at `start` (milliseconds since 1970) when the machine's own said `origin`, and goes `speed` times as fast since. */
export type Clock = { start: number; origin: number; speed: number };

/** What this clock says now. */
export const told = ({ start, origin, speed }: Clock): number => start + (Date.now() - origin) * speed;

/**
 * Makes a whole program, a page or a server, live by such a clock: its dates, and every timer it sets. Stands for itself, because its text is what a
 * page is given. What waits for an answer of another program on this machine keeps the machine's time, for that one answers no faster: timers set by
 * files whose path is like `spared`, and such of these lengths (`waits`).
 */
export function hurry({ start, origin, speed }: Clock, { spared, waits = [] }: { spared?: string; waits?: readonly number[] }): void {
	const Slow = Date;
	const now = () => Math.floor(start + (Slow.now() - origin) * speed);
	const Quick = new Proxy(Slow, {
		construct: (target, given, made) => Reflect.construct(target, given.length === 0 ? [now()] : given, made),
		apply: () => new Slow(now()).toString(),
		get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
	});
	const pattern = spared === undefined ? undefined : new RegExp(spared);
	const spares = (milliseconds: number) =>
		waits.includes(milliseconds) || (milliseconds >= 1_000 && pattern?.test(new Error('where from').stack ?? ''));
	const quick = (slow: (run: () => void, milliseconds?: number, ...rest: unknown[]) => unknown) =>
		Object.assign(
			(run: () => void, milliseconds = 0, ...rest: unknown[]) =>
				slow(run, spares(milliseconds) ? milliseconds : milliseconds / speed, ...rest),
			slow,
		);
	const again = setInterval;
	Object.assign(globalThis, {
		Date: Quick,
		setTimeout: quick(setTimeout),
		setInterval: Object.assign((run: () => void, milliseconds = 0, ...rest: unknown[]) => again(run, milliseconds / speed, ...rest), again),
	});
}
