import { villages } from '@honghuo/testing/county.ts';
import { orchardOf } from '@honghuo/testing/records.ts';
import { startServer, type TestServer } from '@honghuo/testing/server.ts';
import { Visitor } from '@honghuo/testing/visitor.ts';
import { v7 as newId } from 'uuid';
import { expect, inject } from 'vitest';

export const datun = villages.大屯村;
export const xinlitun = villages.新立屯村;

/** 建昌县 on a server of its own, set up by its administrator over HTTP, and whoever is invited into it. */
export class County {
	readonly server: TestServer;
	readonly administrator: Visitor;
	readonly #visitors: Visitor[] = [];

	constructor(server: TestServer) {
		this.server = server;
		this.administrator = this.visitor();
	}

	static async open(options: { limits?: boolean } = {}): Promise<County> {
		const county = new County(await startServer(inject('cluster'), options));
		const setUp = await county.administrator.ask('POST', '/api/v1/setup', {
			code: county.server.setupCode,
			county: '211422',
			administrator: { name: '县管理员', username: 'guanli', password: 'zaojinsu-2026-li' },
		});
		expect(setUp.status).toBe(201);
		return county;
	}

	/** Somebody nobody knows yet. */
	visitor(url = this.server.url): Visitor {
		const one = new Visitor(url);
		this.#visitors.push(one);
		return one;
	}

	/** Enters a person, posts them, invites them and lets them accept: the way real people come in. */
	async person(role: string, place: { unit: string } | { team: string }, name = role): Promise<Visitor & { id: string }> {
		const id = newId();
		const results = await this.administrator.send(
			['person.add', { id, name }],
			['posting.give', { id: newId(), person: id, role, from: '2024-01-01', ...place }],
		);
		expect(results.map(({ status }) => status)).toEqual(['accepted', 'accepted']);
		const { body } = await this.administrator.ask<{ code: string }>('POST', '/api/v1/invitations', { person: id });
		const one = this.visitor();
		const joined = await one.ask('POST', `/api/v1/invitations/${body.code}/accept`, {
			username: `u${id.slice(-8)}`,
			password: 'dongpo-xiujian-7',
		});
		expect(joined.status).toBe(201);
		return Object.assign(one, { id });
	}

	async close(): Promise<void> {
		for (const one of this.#visitors) one.leave();
		await this.server.close();
	}
}

/** An orchard with one block of 7 mu, entered by somebody over HTTP. */
export async function orchardIn(who: Visitor, village: string): Promise<{ orchard: string; block: string }> {
	const { orchard, block, commands } = orchardOf(village);
	const results = await who.send(...commands);
	expect(results.map(({ status }) => status)).toEqual(['accepted', 'accepted']);
	return { orchard, block };
}
