import { isAbsolute, resolve } from 'node:path';
import * as v from 'valibot';
import type { S3Settings } from './files/s3-store.ts';
import { StartError } from './start-error.ts';

/** Everything that can be set from outside. Nothing has to be: `npm start` on a bare machine uses the defaults. */
export type Settings = {
	/** Address to listen on; undefined means every address of this machine, so that a phone on the village's network reaches it. */
	host: string | undefined;
	port: number;
	/** Absolute folder of the embedded database, and of photos and voice (`files`) unless they go to a bucket. */
	dataDir: string;
	/** Somebody's own PostgreSQL; undefined means the embedded one. */
	databaseUrl: string | undefined;
	/** Origins people use (`https://honghuo.example.gov.cn`), the first for links. Empty: whatever host the request names. */
	publicUrls: readonly string[];
	logLevel: (typeof logLevels)[number];
	/** Proxies in front whose X-Forwarded-For is believed; 0 believes none. */
	trustProxy: number;
	/** Bearer token for `/metrics` from elsewhere than this machine. */
	metricsToken: string | undefined;
	/** A bucket for photos and voice; undefined keeps them in `dataDir`. */
	filesS3: S3Settings | undefined;
};

const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;

const wholeBetween = (least: number, most: number) =>
	v.pipe(v.string(), v.regex(/^\d{1,5}$/), v.transform(Number), v.minValue(least), v.maxValue(most));
const origin = v.pipe(
	v.string(),
	v.check((text: string) => /^https?:$/.test(URL.parse(text)?.protocol ?? '') && URL.parse(text)?.pathname === '/'),
	v.transform((text) => new URL(text).origin),
);

/** Each setting: its shape, its value when unset, and what it should look like, in both languages. */
const shapes = {
	HOST: { schema: v.pipe(v.string(), v.regex(/^[0-9A-Za-z.:_-]{1,255}$/)), hint: '一个地址，如 127.0.0.1 / an address such as 127.0.0.1' },
	PORT: { schema: wholeBetween(0, 65_535), hint: '0 到 65535 的整数，如 3000 / a whole number from 0 to 65535, such as 3000' },
	DATA_DIR: { schema: v.pipe(v.string(), v.regex(/^[^\0]+$/)), hint: '一个文件夹，如 ./data / a folder such as ./data' },
	DATABASE_URL: {
		schema: v.pipe(
			v.string(),
			v.check((text: string) => /^postgres(ql)?:$/.test(URL.parse(text)?.protocol ?? '')),
		),
		hint: 'postgres://用户:密码@主机:5432/库名 / postgres://user:password@host:5432/database',
	},
	PUBLIC_URL: {
		schema: v.pipe(
			v.string(),
			v.transform((text) => text.split(',').map((part) => part.trim())),
			v.array(origin),
			v.minLength(1),
		),
		hint: '网址，不带路径，如 https://honghuo.example.cn / an address without a path, such as https://honghuo.example.cn',
	},
	LOG_LEVEL: { schema: v.picklist(logLevels), hint: logLevels.join(' | ') },
	TRUST_PROXY: { schema: wholeBetween(0, 10), hint: '前面有几层代理，0 到 10 / the number of proxies in front, 0 to 10' },
	METRICS_TOKEN: { schema: v.pipe(v.string(), v.minLength(16)), hint: '至少 16 个字符 / at least 16 characters' },
	FILES_S3_ENDPOINT: {
		schema: origin,
		hint: '网址，不带路径，如 https://s3.example.cn / an address without a path, such as https://s3.example.cn',
	},
	FILES_S3_BUCKET: {
		schema: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/)),
		hint: '桶名，如 honghuo-files / a bucket’s name, such as honghuo-files',
	},
	FILES_S3_REGION: { schema: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/)), hint: '如 us-east-1 / such as us-east-1' },
	FILES_S3_ACCESS_KEY: { schema: v.pipe(v.string(), v.regex(/^[\x21-\x7e]{3,128}$/)), hint: '访问密钥的编号 / the access key’s id' },
	FILES_S3_SECRET_KEY: { schema: v.pipe(v.string(), v.minLength(8)), hint: '访问密钥 / the secret key' },
} as const;

/** Reads the settings. Throws StartError `setting_invalid` that names the setting and what it should look like, never its value. */
export function readSettings(environment: NodeJS.ProcessEnv = process.env, folder: string = process.cwd()): Settings {
	const read = <K extends keyof typeof shapes>(name: K): v.InferOutput<(typeof shapes)[K]['schema']> | undefined => {
		const text = environment[name];
		if (text === undefined || text === '') return undefined;
		const parsed = v.safeParse(shapes[name].schema, text);
		if (parsed.success) return parsed.output as v.InferOutput<(typeof shapes)[K]['schema']>;
		throw new StartError(
			'setting_invalid',
			`设置 ${name} 看不懂。应当是：${shapes[name].hint.split(' / ')[0]}。 / The setting ${name} is not understood. It should be: ${shapes[name].hint.split(' / ').at(-1)}.`,
		);
	};
	const s3 = {
		endpoint: read('FILES_S3_ENDPOINT'),
		bucket: read('FILES_S3_BUCKET'),
		accessKey: read('FILES_S3_ACCESS_KEY'),
		secretKey: read('FILES_S3_SECRET_KEY'),
	};
	const region = read('FILES_S3_REGION') ?? 'us-east-1';
	const dataDir = read('DATA_DIR') ?? './data';
	return {
		host: read('HOST'),
		port: read('PORT') ?? 3000,
		dataDir: isAbsolute(dataDir) ? dataDir : resolve(folder, dataDir),
		databaseUrl: read('DATABASE_URL'),
		publicUrls: read('PUBLIC_URL') ?? [],
		logLevel: read('LOG_LEVEL') ?? 'info',
		trustProxy: read('TRUST_PROXY') ?? 0,
		metricsToken: read('METRICS_TOKEN'),
		filesS3: bucketOf(s3, region),
	};
}

/** Half a bucket is a slip, not a wish to keep files elsewhere. */
function bucketOf(
	given: Partial<Record<'endpoint' | 'bucket' | 'accessKey' | 'secretKey', string | undefined>>,
	region: string,
): S3Settings | undefined {
	const { endpoint, bucket, accessKey, secretKey } = given;
	if (endpoint !== undefined && bucket !== undefined && accessKey !== undefined && secretKey !== undefined)
		return { endpoint, bucket, region, accessKey, secretKey };
	if (Object.values(given).every((value) => value === undefined)) return undefined;
	throw new StartError(
		'setting_invalid',
		'FILES_S3_ENDPOINT、FILES_S3_BUCKET、FILES_S3_ACCESS_KEY、FILES_S3_SECRET_KEY 要么都设，要么都不设。 / Set FILES_S3_ENDPOINT, FILES_S3_BUCKET, FILES_S3_ACCESS_KEY and FILES_S3_SECRET_KEY together, or none of them.',
	);
}

/** Whether whoever starts us wants stack traces. */
export const wantsDetails = (environment: NodeJS.ProcessEnv = process.env): boolean => environment.LOG_LEVEL === 'debug';
