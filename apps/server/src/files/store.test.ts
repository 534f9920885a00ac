import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bucket, openBucket } from '@honghuo/testing/bucket.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { folderStore } from './folder-store.ts';
import { s3Store } from './s3-store.ts';
import { newKey } from './store.ts';

const bytes = new Uint8Array([1, 2, 3, 255]);

describe('a folder', () => {
	const root = mkdtempSync(join(tmpdir(), 'honghuo-store-'));
	afterAll(() => rmSync(root, { recursive: true }));
	const store = folderStore(root);

	test('keeps what is put under a random name, for its owner alone, and nothing half', async () => {
		const key = newKey('211422');
		expect(key).not.toBe(newKey('211422'));
		await store.put(key, bytes, 'image/jpeg');
		expect(await store.get(key)).toEqual(bytes);
		expect(statSync(join(root, key)).mode & 0o077).toBe(0);
		expect(readdirSync(root, { recursive: true }).filter((name) => String(name).endsWith('.partial'))).toEqual([]);
		await store.drop(key);
		expect(await store.get(key)).toBeUndefined();
	});

	test('a key that is none of ours reaches no path', async () => {
		for (const key of ['../../etc/passwd', '/etc/passwd', '211422/ab/../../x', '']) {
			await expect((async () => store.get(key))()).rejects.toThrow('Not a file key.');
		}
	});
});

/** A bucket that reckons every signature anew (packages/testing/src/bucket.ts), held against the examples AWS publishes. */
describe('a bucket', () => {
	const keys = { accessKey: 'village-key', secretKey: 'a-secret-of-the-bucket', region: 'cn-north-1' };
	let bucket: Bucket;
	const store = (more: object = {}) => s3Store({ endpoint: bucket.url, bucket: 'honghuo-files', ...keys, ...more });
	beforeAll(async () => {
		bucket = await openBucket('honghuo-files', keys);
	});
	afterAll(() => bucket.close());

	test('takes what is put, gives it back, and drops it; the secret never travels', async () => {
		const key = newKey('211422');
		await store().put(key, bytes, 'image/jpeg');
		expect(await store().get(key)).toEqual(bytes);
		expect(await store({ endpoint: `${bucket.url}/` }).get(key)).toEqual(bytes);
		await store().drop(key);
		expect(await store().get(key)).toBeUndefined();
		expect(bucket.heard.map(({ method }) => method)).toEqual(['PUT', 'GET', 'GET', 'DELETE', 'GET']);
		for (const { url, headers } of bucket.heard) {
			expect(url).toBe(`/honghuo-files/${key}`);
			expect(JSON.stringify(headers)).not.toContain('a-secret-of-the-bucket');
		}
	});

	test('with a wrong secret, region or name it is an error, not an empty file', async () => {
		const key = newKey('211422');
		await expect(store({ secretKey: 'another' }).put(key, bytes, 'image/jpeg')).rejects.toThrow('403');
		await expect(store({ region: 'us-east-1' }).get(key)).rejects.toThrow('403');
		await expect(store({ bucket: 'another' }).get(key)).rejects.toThrow('not there');
		await expect(store({ bucket: 'another' }).put(key, bytes, 'image/jpeg')).rejects.toThrow('not there');
	});

	test('one that is down is an error too', async () => {
		bucket.down = true;
		await expect(store().get(newKey('211422'))).rejects.toThrow('503');
		await expect(store().put(newKey('211422'), bytes, 'image/jpeg')).rejects.toThrow('503');
		bucket.down = false;
	});
});
