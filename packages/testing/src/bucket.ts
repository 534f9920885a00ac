import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';

/** What a bucket knows of who may use it. */
export type BucketKeys = { accessKey: string; secretKey: string; region: string };

type Asked = { method: string; url: string; headers: Readonly<Record<string, string | string[] | undefined>>; body: Uint8Array };

const sha256 = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
/** As RFC 3986 has it and AWS asks for: all but letters, digits and `-._~` as %XX. */
const encoded = (text: string): string =>
	encodeURIComponent(text).replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);

/**
 * Why a bucket would turn a request away, or undefined when its Signature Version 4 is right: reckoned anew from the request as it arrived, by the
 * rules AWS publishes for S3 and none of the signer's code. `now` is the bucket's clock; a quarter of an hour's difference is allowed.
 */
export function refusedBy(
	{ accessKey, secretKey, region }: BucketKeys,
	{ method, url, headers, body }: Asked,
	now: Date,
): string | undefined {
	const said =
		/^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/;
	const [, key = '', day = '', place = '', names = '', signature] = said.exec(String(headers.authorization ?? '')) ?? [];
	if (signature === undefined) return 'AccessDenied';
	if (key !== accessKey) return 'InvalidAccessKeyId';
	if (place !== region) return 'AuthorizationHeaderMalformed';
	const stamp = String(headers['x-amz-date'] ?? '');
	const at = Date.parse(stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
	if (!stamp.startsWith(day) || !(Math.abs(at - now.getTime()) <= 900_000)) return 'RequestTimeTooSkewed';
	const payload = String(headers['x-amz-content-sha256'] ?? '');
	if (payload !== sha256(body)) return 'XAmzContentSHA256Mismatch';
	const signed = names.split(';');
	// What decides the request may not be left out of what is signed.
	const needed = Object.keys(headers).filter((name) => name === 'host' || name.startsWith('x-amz-'));
	if (needed.some((name) => !signed.includes(name))) return 'AccessDenied';
	const [path = '', query = ''] = url.split('?');
	const parameters = [...new URLSearchParams(query)].map(([name, value]) => `${encoded(name)}=${encoded(value)}`).sort();
	const canonical = [
		method,
		path
			.split('/')
			.map((part) => encoded(decodeURIComponent(part)))
			.join('/'),
		parameters.join('&'),
		...signed.map(
			(name) =>
				`${name}:${String(headers[name] ?? '')
					.trim()
					.replace(/ +/g, ' ')}`,
		),
		'',
		names,
		payload,
	].join('\n');
	const toSign = ['AWS4-HMAC-SHA256', stamp, `${day}/${region}/s3/aws4_request`, sha256(canonical)].join('\n');
	const own = hmac(hmac(hmac(hmac(`AWS4${secretKey}`, day), region), 's3'), 'aws4_request');
	return hmac(own, toSign).toString('hex') === signature ? undefined : 'SignatureDoesNotMatch';
}

/** A bucket on this machine that takes nothing but rightly signed requests, addressed by path; `down` makes it answer 503. */
export type Bucket = {
	url: string;
	heard: Pick<IncomingMessage, 'method' | 'url' | 'headers'>[];
	down: boolean;
	close: () => Promise<void>;
};

/** Opens one. */
export async function openBucket(name: string, keys: BucketKeys): Promise<Bucket> {
	const objects = new Map<string, Buffer>();
	const server = createServer(async (request, response) => {
		const body = Buffer.concat(await request.toArray());
		const { method = '', url = '', headers } = request;
		bucket.heard.push({ method, url, headers });
		const wrong = refusedBy(keys, { method, url, headers, body }, new Date());
		if (bucket.down) response.writeHead(503).end();
		else if (wrong) response.writeHead(403).end(`<Error><Code>${wrong}</Code></Error>`);
		else if (!url.startsWith(`/${name}/`)) response.writeHead(404).end('<Error><Code>NoSuchBucket</Code></Error>');
		else if (method === 'PUT') response.writeHead(200).end(void objects.set(url, body));
		else if (method === 'DELETE') response.writeHead(204).end(void objects.delete(url));
		else if (objects.has(url)) response.writeHead(200).end(objects.get(url));
		else response.writeHead(404).end('<Error><Code>NoSuchKey</Code></Error>');
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	const bucket: Bucket = {
		url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
		heard: [],
		down: false,
		close: () => new Promise((resolve) => server.close(() => resolve())),
	};
	return bucket;
}
