import * as v from 'valibot';
import { sameSecret } from '../../auth/secret.ts';
import { appliedMigrations, knownMigrations } from '../../setup/schema-version.ts';
import { isLoopback } from '../caller.ts';
import { ApiError } from '../errors.ts';
import { route } from '../route.ts';
import type { Services } from '../services.ts';

const ready = v.object({ ready: v.boolean(), database: v.boolean(), listener: v.boolean(), migrations: v.boolean() });
/** Longest a probe waits for the database. */
const patience = 3_000;

async function readiness({ database, journal }: Services): Promise<v.InferOutput<typeof ready>> {
	const applied = await Promise.race([
		appliedMigrations(database.sql).catch(() => undefined),
		new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), patience).unref()),
	]);
	const state = {
		database: applied !== undefined,
		listener: journal.ready,
		migrations: applied !== undefined && knownMigrations().every((name) => applied.has(name)),
	};
	return { ready: state.database && state.listener && state.migrations, ...state };
}

/** Probes for whoever runs the server. They say nothing about anybody. */
export const systemRoutes = [
	route({
		method: 'get',
		path: '/healthz',
		about: { 'zh-CN': '进程活着', en: 'The process is alive' },
		access: 'public',
		answers: [{ status: 200, about: { 'zh-CN': '活着', en: 'Alive' }, schema: v.object({ alive: v.literal(true) }) }],
		handle: ({ c }) => c.json({ alive: true }),
	}),
	route({
		method: 'get',
		path: '/readyz',
		about: { 'zh-CN': '能不能干活：数据库、监听、库结构；不能时是 503', en: 'Ready to work: database, listener, migrations; 503 when not' },
		access: 'public',
		answers: [{ status: 200, about: { 'zh-CN': '能', en: 'Ready' }, schema: ready }],
		handle: async ({ c, services }) => {
			const state = await readiness(services);
			return c.json(state, state.ready ? 200 : 503);
		},
	}),
	route({
		method: 'get',
		path: '/metrics',
		about: {
			'zh-CN': 'Prometheus 指标；只给本机或带 METRICS_TOKEN 的',
			en: 'Prometheus metrics, for this machine or a bearer of METRICS_TOKEN',
		},
		access: 'public',
		answers: [{ status: 200, about: { 'zh-CN': '指标', en: 'The metrics' }, type: 'text/plain' }],
		errors: ['not_found'],
		handle: async ({ c, services: { metrics, metricsToken } }) => {
			const token = /^Bearer (.+)$/.exec(c.req.header('authorization') ?? '')?.[1];
			const mayRead = isLoopback(c) || (metricsToken !== undefined && token !== undefined && sameSecret(token, metricsToken));
			if (!mayRead) throw new ApiError('not_found');
			return c.body(await metrics.text(), 200, { 'Content-Type': metrics.contentType });
		},
	}),
];
