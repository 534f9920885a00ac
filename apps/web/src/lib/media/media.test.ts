import { createHash, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NoAnswer } from '../replica/transport.ts';
import { aim, nextDrawing, photosLeft, type Try } from './plan.ts';
import { MediaQueue, type MediaRecord } from './queue.ts';
import { digestOf } from './sha256.ts';
import { carry, piece, type Way } from './upload.ts';

describe('shrinking a photo', () => {
	/** A picture of so much detail: bytes grow with pixels and quality. */
	const drawAll = (width: number, height: number, detail: number, kind: 'photo' | 'thumb') => {
		const tries: Try[] = [];
		for (let next = nextDrawing({ width, height }, kind, tries); next; next = nextDrawing({ width, height }, kind, tries)) {
			tries.push({ ...next, bytes: Math.ceil(next.width * next.height * detail * next.quality ** 1.5) });
			if (tries.length > 30) throw new Error('It never ends.');
		}
		return tries;
	};

	test('any picture comes to 300 kB and its small one to 20 kB, in a few tries, without changing shape', () => {
		const side = fc.integer({ min: 1, max: 12_000 });
		fc.assert(
			fc.property(
				side,
				side,
				fc.double({ min: 0.01, max: 3, noNaN: true }),
				fc.constantFrom('photo', 'thumb'),
				(width, height, detail, kind) => {
					const tries = drawAll(width, height, detail, kind);
					const last = tries.at(-1) as Try;
					expect(last.bytes).toBeLessThanOrEqual(aim[kind]);
					expect(tries.length).toBeLessThanOrEqual(8);
					expect(last.width).toBeLessThanOrEqual(width);
					expect(Math.abs(last.width / last.height - width / height) * Math.min(last.width, last.height)).toBeLessThanOrEqual(
						Math.max(2, (2 * width) / height, 1),
					);
				},
			),
		);
	});

	test('a usual photo of 12 megapixels takes one drawing, a rich one two', () => {
		expect(drawAll(4000, 3000, 0.2, 'photo')).toHaveLength(1);
		expect(drawAll(4000, 3000, 0.28, 'photo')).toHaveLength(2);
		expect(drawAll(4000, 3000, 0.2, 'photo')[0]).toMatchObject({ width: 1600, height: 1200, quality: 0.8 });
	});

	test('room is only spoken of when there is little: about 20 photos', () => {
		expect(photosLeft({ quota: 11_400_000, usage: 0 })).toBe(20);
		expect(photosLeft({ quota: 1_000_000_000, usage: 0 })).toBeNull();
		expect(photosLeft({ quota: 1_000, usage: 5_000 })).toBe(0);
		expect(photosLeft({})).toBeNull();
	});
});

test('the hash made by hand is SHA-256', () => {
	fc.assert(
		fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
			expect(Buffer.from(digestOf(bytes)).toString('hex')).toBe(createHash('sha256').update(bytes).digest('hex'));
		}),
	);
	const large = randomBytes(300_000);
	expect(Buffer.from(digestOf(large)).toString('hex')).toBe(createHash('sha256').update(large).digest('hex'));
});

/** A server that takes pieces and whose line is cut as told: before a piece arrives, or after, so that the answer is lost. */
function cutLine(cuts: ('before' | 'after' | 'no')[]) {
	const here = { true: Buffer.alloc(0), false: Buffer.alloc(0) };
	const sizes: { [part in 'true' | 'false']?: number } = {};
	const cut = () => cuts.shift() ?? 'no';
	const lost = () => new NoAnswer('unreachable', 'unreachable', 'No way.');
	const progress = (part: 'true' | 'false') => ({ offset: here[part].length, done: here[part].length === sizes[part] });
	const way: Way = {
		async begin(_id, thumb) {
			if (cut() !== 'no') throw lost();
			return progress(`${thumb}`);
		},
		async append(_id, thumb, offset, bytes) {
			const when = cut();
			if (when === 'before') throw lost();
			const part = `${thumb}` as const;
			if (offset !== here[part].length) throw new NoAnswer('refused', 'file_offset', 'Elsewhere.');
			here[part] = Buffer.concat([here[part], bytes]);
			if (when === 'after') throw lost();
			return progress(part);
		},
	};
	return { way, here, sizes };
}

describe('bringing the bytes', () => {
	test('whatever is cut, whenever, the same bytes arrive, each once', async () => {
		const cuts = fc.array(fc.constantFrom('before' as const, 'after' as const, 'no' as const), { maxLength: 40 });
		await fc.assert(
			fc.asyncProperty(fc.integer({ min: 1, max: 5 * piece }), fc.integer({ min: 0, max: 400 }), cuts, async (length, small, told) => {
				const whole = new Uint8Array(randomBytes(length));
				const thumb = small > 0 ? new Uint8Array(randomBytes(small)) : null;
				const { way, here, sizes } = cutLine([...told]);
				Object.assign(sizes, { true: small, false: length });
				let [most, tries] = [0, 0];
				const again = async (): Promise<void> => {
					try {
						await carry('id', { thumb, whole }, way, (sent) => {
							// Nothing the server has is sent again.
							expect(sent).toBeGreaterThanOrEqual(most > small ? small : 0);
							most = Math.max(most, sent);
						});
					} catch (error) {
						if (!(error instanceof NoAnswer) || ++tries > 100) throw error;
						await again();
					}
				};
				await again();
				expect(here.false.equals(whole)).toBe(true);
				expect(here.true.equals(thumb ?? Buffer.alloc(0))).toBe(true);
				expect(most).toBe(length + small);
			}),
			{ numRuns: 300 },
		);
	});
});

describe('the queue', () => {
	const record = (id: string, addedAt = 0): MediaRecord => ({
		id,
		table: 'work_log',
		row: 'log',
		kind: 'photo',
		mime: 'image/jpeg',
		bytes: 1_000,
		sha256: '',
		thumbBytes: 100,
		thumbSha256: '',
		width: 1,
		height: 1,
		seconds: null,
		addedAt,
		after: null,
		sayAt: 0,
		command: 'told',
		sent: 0,
		refused: null,
	});
	const queueOf = (...ids: string[]) => {
		const queue = new MediaQueue(() => 0.5);
		queue.load(ids.map((id, index) => record(id, index)));
		return queue;
	};
	const all = () => true;

	test('a refused photo asks for its person and blocks nobody', () => {
		const queue = queueOf('a', 'b', 'c');
		queue.started('a');
		expect(queue.next(0, all)).toBeUndefined();
		queue.failed('a', 0, { why: 'refused', code: 'file_kind', message: '打不开' });
		expect([queue.stateOf('a'), queue.next(0, all)?.id]).toEqual(['attention', 'b']);
		queue.retry('a');
		expect(queue.next(0, all)?.id).toBe('a');
	});

	test('a busy one waits by itself; without a way all wait, longer each time, and 马上传 ends it', () => {
		const queue = queueOf('a', 'b');
		queue.failed('a', 0, { why: 'busy', code: 'files_away', message: '' });
		expect(queue.next(0, all)?.id).toBe('b');
		const pauses = [1, 2, 3].map(() => {
			queue.failed('b', 0, { why: 'unreachable', code: '', message: '' });
			expect(queue.next(0, all)).toBeUndefined();
			return queue.wakeAt(0) ?? 0;
		});
		expect(pauses[2]).toBeGreaterThan(pauses[0] ?? 0);
		queue.hurry();
		expect(queue.next(0, all)?.id).toBe('a');
	});

	test('one that arrived spoilt is sent again from the start, and asks after the third time', () => {
		const queue = queueOf('a');
		const spoilt = { why: 'refused' as const, code: 'file_differs', message: '传坏了' };
		queue.moved('a', 500);
		expect(queue.failed('a', 0, spoilt)).toMatchObject({ sent: 0, refused: null });
		expect(queue.failed('a', 0, spoilt)?.refused).toBeNull();
		expect(queue.failed('a', 0, spoilt)?.refused).not.toBeNull();
	});

	test('whatever happens in whatever order, at most one is sent at a time and none is lost or sent while it asks for its person', () => {
		const ids = ['a', 'b', 'c'];
		const step = fc.record({
			what: fc.constantFrom('next', 'busy', 'refused', 'unreachable', 'done', 'retry', 'reload', 'hurry'),
			id: fc.constantFrom(...ids),
			wait: fc.integer({ min: 0, max: 200_000 }),
		});
		fc.assert(
			fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
				const queue = queueOf(...ids);
				const left = new Set(ids);
				let now = 0;
				let sending: string | undefined;
				for (const { what, id, wait } of steps) {
					now += wait;
					if (what === 'next') {
						const next = queue.next(now, all);
						if (!next) continue;
						expect(sending).toBeUndefined();
						expect(next.refused).toBeNull();
						sending = next.id;
						queue.started(next.id);
					} else if (what === 'done') {
						if (!sending) continue;
						left.delete(sending);
						queue.remove(sending);
						sending = undefined;
					} else if (what === 'retry') queue.retry(id);
					else if (what === 'hurry') queue.hurry();
					else if (what === 'reload') queue.load(queue.records());
					else if (sending) {
						queue.failed(sending, now, { why: what, code: '', message: '' });
						sending = undefined;
					}
				}
				expect(queue.records().map(({ id }) => id)).toEqual([...left]);
				queue.hurry();
				for (const id of left) queue.retry(id);
				if (!sending) expect(queue.next(now, all)?.id).toBe([...left][0]);
			}),
		);
	});
});
