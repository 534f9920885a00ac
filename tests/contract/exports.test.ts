import { startServer, type TestServer } from '@honghuo/testing/server.ts';
import { Visitor } from '@honghuo/testing/visitor.ts';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';

/** Every spreadsheet of the example county, exported and imported again: nothing is new and nothing is wrong, or an office's copy would double the ledger. */
let server: TestServer;
let official: Visitor;

beforeAll(async () => {
	server = await startServer(inject('cluster'), { limits: false });
	official = new Visitor(server.url);
	type Demo = { accounts: { role: string; username: string; password: string }[] };
	const { body } = await official.ask<Demo>('POST', '/api/v1/setup/demo', { code: server.setupCode });
	const { username, password } = body.accounts.find(({ role }) => role === 'county_official') ?? {};
	await official.ask('POST', '/api/auth/sign-in/username', { username, password });
});
afterAll(() => server?.close());

test('what was exported changes nothing when it is imported', async () => {
	const { body } = await official.ask<{ sheets: { name: string }[] }>('GET', '/api/v1/sheets');
	expect(body.sheets.length).toBeGreaterThan(8);
	for (const { name } of body.sheets) {
		const file = await fetch(`${server.url}/api/v1/sheets/${name}/rows.xlsx`, { headers: { cookie: official.cookie } });
		const again = await fetch(`${server.url}/api/v1/import/${name}?dry=1`, {
			method: 'POST',
			headers: { cookie: official.cookie, 'content-type': file.headers.get('content-type') ?? '' },
			body: await file.arrayBuffer(),
		});
		const { rows } = (await again.json()) as { rows: { row: number; status: string; message: string }[] };
		// Of some there is nothing yet.
		const changed = rows.filter(({ status, message }) => status !== 'same' && !message.startsWith('标题下面一行也没有'));
		expect([name, changed]).toEqual([name, []]);
	}
});
