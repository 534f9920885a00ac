import { describe, expect, test } from 'vitest';
import { refusedBy } from './bucket.ts';

/** The examples AWS publishes in "Authenticating Requests: Using the Authorization Header (AWS Signature Version 4)", keys and all. */
const keys = { accessKey: 'AKIAIOSFODNN7EXAMPLE', secretKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', region: 'us-east-1' };
const then = new Date('2013-05-24T00:00:00Z');
const said = (names: string, signature: string) =>
	`AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request, SignedHeaders=${names}, Signature=${signature}`;
const nothing = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const common = { host: 'examplebucket.s3.amazonaws.com', 'x-amz-date': '20130524T000000Z' };

describe('a bucket takes the requests AWS signed', () => {
	const get = {
		method: 'GET',
		url: '/test.txt',
		body: new Uint8Array(),
		headers: {
			...common,
			range: 'bytes=0-9',
			'x-amz-content-sha256': nothing,
			authorization: said('host;range;x-amz-content-sha256;x-amz-date', 'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41'),
		},
	};
	test('a part of an object, an object put, a list with a query', () => {
		expect(refusedBy(keys, get, then)).toBeUndefined();
		const put = {
			method: 'PUT',
			url: '/test%24file.text',
			body: Buffer.from('Welcome to Amazon S3.'),
			headers: {
				...common,
				date: 'Fri, 24 May 2013 00:00:00 GMT',
				'x-amz-storage-class': 'REDUCED_REDUNDANCY',
				'x-amz-content-sha256': '44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072',
				authorization: said(
					'date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class',
					'98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
				),
			},
		};
		expect(refusedBy(keys, put, then)).toBeUndefined();
		const list = {
			method: 'GET',
			url: '/?max-keys=2&prefix=J',
			body: new Uint8Array(),
			headers: {
				...common,
				'x-amz-content-sha256': nothing,
				authorization: said('host;x-amz-content-sha256;x-amz-date', '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7'),
			},
		};
		expect(refusedBy(keys, list, then)).toBeUndefined();
	});

	test('and no other: another key, place, path, header, body or time, or nothing signed at all', () => {
		const with_ = (change: object, headers: object = {}) =>
			refusedBy(keys, { ...get, ...change, headers: { ...get.headers, ...headers } }, then);
		expect(refusedBy({ ...keys, secretKey: 'another' }, get, then)).toBe('SignatureDoesNotMatch');
		expect(refusedBy({ ...keys, accessKey: 'another' }, get, then)).toBe('InvalidAccessKeyId');
		expect(refusedBy({ ...keys, region: 'cn-north-1' }, get, then)).toBe('AuthorizationHeaderMalformed');
		expect(refusedBy(keys, get, new Date('2013-05-24T00:16:00Z'))).toBe('RequestTimeTooSkewed');
		expect(with_({ url: '/other.txt' })).toBe('SignatureDoesNotMatch');
		expect(with_({ method: 'DELETE' })).toBe('SignatureDoesNotMatch');
		expect(with_({}, { range: 'bytes=0-99' })).toBe('SignatureDoesNotMatch');
		expect(with_({ body: Buffer.from('x') })).toBe('XAmzContentSHA256Mismatch');
		expect(with_({}, { 'x-amz-acl': 'public-read' })).toBe('AccessDenied');
		expect(with_({}, { authorization: undefined })).toBe('AccessDenied');
	});
});
