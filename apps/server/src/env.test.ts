import { describe, expect, test } from 'vitest';
import { readSettings } from './env.ts';

describe('settings', () => {
	test('none have to be given', () => {
		expect(readSettings({}, '/village')).toEqual({
			host: undefined,
			port: 3000,
			dataDir: '/village/data',
			databaseUrl: undefined,
			publicUrls: [],
			logLevel: 'info',
			trustProxy: 0,
			metricsToken: undefined,
			filesS3: undefined,
		});
	});

	test('an empty one counts as not given, as compose files write it', () => {
		expect(readSettings({ PORT: '', DATABASE_URL: '' }).port).toBe(3000);
	});

	test('several public addresses, without their slashes', () => {
		expect(readSettings({ PUBLIC_URL: 'https://honghuo.example.cn/, http://10.0.0.8:3000' }).publicUrls).toEqual([
			'https://honghuo.example.cn',
			'http://10.0.0.8:3000',
		]);
	});

	test('a bucket for files is given whole or not at all', () => {
		const bucket = {
			FILES_S3_ENDPOINT: 'https://s3.example.cn',
			FILES_S3_BUCKET: 'honghuo-files',
			FILES_S3_ACCESS_KEY: 'village',
			FILES_S3_SECRET_KEY: 'a-long-secret',
		};
		expect(readSettings(bucket).filesS3).toEqual({
			...{ endpoint: 'https://s3.example.cn', bucket: 'honghuo-files', region: 'us-east-1' },
			...{ accessKey: 'village', secretKey: 'a-long-secret' },
		});
		for (const name of Object.keys(bucket)) {
			expect(() => readSettings({ ...bucket, [name]: '' })).toThrow(expect.objectContaining({ code: 'setting_invalid' }));
		}
		expect(() => readSettings({ ...bucket, FILES_S3_SECRET_KEY: 'short' })).toThrow(/^(?!.*short)/);
	});

	test.each([
		['PORT', 'three thousand'],
		['PORT', '65536'],
		['PORT', '-1'],
		['PORT', '30.5'],
		['HOST', 'not a host'],
		['DATABASE_URL', 'mysql://a:secret@b/c'],
		['DATABASE_URL', 'secret'],
		['PUBLIC_URL', 'orchard.example'],
		['PUBLIC_URL', 'https://orchard.example/app'],
		['LOG_LEVEL', 'loud'],
		['TRUST_PROXY', 'yes'],
		['METRICS_TOKEN', 'secret'],
	])('%s=%s is refused by name, and its value is not repeated', (name, value) => {
		const read = () => readSettings({ [name]: value });
		expect(read).toThrow(expect.objectContaining({ code: 'setting_invalid', exitCode: 78, message: expect.stringContaining(name) }));
		expect(read).not.toThrow(value.length > 4 ? new RegExp(value.replace(/[?.*+^$()[\]{}|]/g, '\\$&')) : /secret/);
	});
});
