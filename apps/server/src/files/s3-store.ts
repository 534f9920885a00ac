import { createHash } from 'node:crypto';
import { AwsClient } from 'aws4fetch';
import { checkKey, type FileStore } from './store.ts';

/** An S3-compatible bucket, addressed by path, as MinIO, Ceph and the public clouds understand it. */
export type S3Settings = { endpoint: string; bucket: string; region: string; accessKey: string; secretKey: string };

/** Longest a request to the bucket may take, in milliseconds. */
const patience = 30_000;

/** Keeps files in a bucket. aws4fetch signs (SigV4, 7 kB, no dependencies) and tries again on a 5xx; the body's hash is signed too. */
export function s3Store({ endpoint, bucket, region, accessKey, secretKey }: S3Settings): FileStore {
	const client = new AwsClient({ accessKeyId: accessKey, secretAccessKey: secretKey, service: 's3', region, retries: 2 });
	const ask = async (method: string, key: string, body?: Uint8Array, mime?: string): Promise<Response> => {
		const hash = createHash('sha256')
			.update(body ?? '')
			.digest('hex');
		const response = await client.fetch(`${endpoint.replace(/\/$/, '')}/${bucket}/${checkKey(key)}`, {
			method,
			headers: { 'x-amz-content-sha256': hash, ...(mime ? { 'content-type': mime } : {}) },
			...(body ? { body: new Uint8Array(body) } : {}),
			signal: AbortSignal.timeout(patience),
		});
		if (!response.ok && response.status !== 404) throw new Error(`The bucket answered ${response.status} to ${method}.`);
		return response;
	};
	return {
		async put(key, bytes, mime) {
			const response = await ask('PUT', key, bytes, mime);
			if (!response.ok) throw new Error('The bucket is not there.');
		},
		async get(key) {
			const response = await ask('GET', key);
			if (response.ok) return new Uint8Array(await response.arrayBuffer());
			// A bucket that is not there is no file that is not there.
			if ((await response.text()).includes('NoSuchBucket')) throw new Error('The bucket is not there.');
			return undefined;
		},
		async drop(key) {
			await ask('DELETE', key);
		},
	};
}
