import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

/*
 * The double looks at the shape of the requests, and at the hash of the body; it does not compute signatures. That a real bucket takes them is not
 * shown here.
 */
describe('a bucket', () => {
	const objects = new Map<string, Buffer>();
	const heard: { method: string; url: string; headers: IncomingMessage['headers'] }[] = [];
	let down = false;
	const server = createServer(async (request, response) => {
		const body = Buffer.concat(await request.toArray());
		const { method = '', url = '', headers } = request;
		heard.push({ method, url, headers });
		const hash = createHash('sha256').update(body).digest('hex');
		const wrong = down ? 503 : headers['x-amz-content-sha256'] === hash ? undefined : 400;
		if (method === 'PUT' && !wrong) objects.set(url, body);
		if (method === 'DELETE') objects.delete(url);
		const found = objects.get(url);
		response.writeHead(wrong ?? (method === 'GET' && !found ? 404 : 200)).end(method === 'GET' ? found : undefined);
	});
	let store: ReturnType<typeof s3Store>;
	beforeAll(async () => {
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const { port } = server.address() as { port: number };
		const keys = { accessKey: 'village-key', secretKey: 'a-secret-of-the-bucket' };
		store = s3Store({ endpoint: `http://127.0.0.1:${port}`, bucket: 'honghuo-files', region: 'cn-north-1', ...keys });
	});
	afterAll(() => server.close());

	test('is asked by path, each request signed for its region and with the hash of its body; the secret never travels', async () => {
		const key = newKey('211422');
		await store.put(key, bytes, 'image/jpeg');
		expect(await store.get(key)).toEqual(bytes);
		await store.drop(key);
		expect(await store.get(key)).toBeUndefined();
		expect(heard.map(({ method }) => method)).toEqual(['PUT', 'GET', 'DELETE', 'GET']);
		for (const { url, headers } of heard) {
			expect(url).toBe(`/honghuo-files/${key}`);
			expect(headers.authorization).toMatch(
				/^AWS4-HMAC-SHA256 Credential=village-key\/\d{8}\/cn-north-1\/s3\/aws4_request, SignedHeaders=[a-z0-9;-]*host[a-z0-9;-]*x-amz-content-sha256[a-z0-9;-]*, Signature=[0-9a-f]{64}$/,
			);
			expect(JSON.stringify(headers)).not.toContain('a-secret-of-the-bucket');
		}
	});

	test('one that is down is an error, not an empty file', async () => {
		down = true;
		await expect(store.get(newKey('211422'))).rejects.toThrow('503');
		await expect(store.put(newKey('211422'), bytes, 'image/jpeg')).rejects.toThrow('503');
		down = false;
	});
});
