import { migrate } from '@honghuo/server/src/database/migrate.ts';
import type { TestProject } from 'vitest/node';
import { type ClusterAddress, debian15, hasDebian15, startCluster, type TestCluster } from './cluster.ts';

declare module 'vitest' {
	interface ProvidedContext {
		/** The PostgreSQL this project's tests run on, with the template made by the real migrations. */
		cluster: ClusterAddress;
	}
}

type Shared = { users: number; cluster: Promise<TestCluster> };

// Vitest loads this file once for each project; one cluster of each version serves them all.
const key = Symbol.for('honghuo.test.clusters');
const holder = globalThis as typeof globalThis & { [key]?: Map<number, Shared> };
holder[key] ??= new Map();
const clusters = holder[key];

/** Vitest's global set-up: PostgreSQL 18, or Debian's 15 for the project named `db15`, migrated once and provided as `cluster`. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const major = project.name === 'db15' ? 15 : 18;
	if (major === 15 && !hasDebian15()) throw new Error(`PostgreSQL 15 is not in ${debian15}`);
	const shared = clusters.get(major) ?? { users: 0, cluster: start(major) };
	clusters.set(major, shared);
	shared.users++;
	const { url, template } = await shared.cluster;
	project.provide('cluster', { url, major, ...(template === undefined ? {} : { template }) });
	return async () => {
		shared.users--;
		if (shared.users > 0) return;
		clusters.delete(major);
		await (await shared.cluster).close();
	};
}

async function start(major: number): Promise<TestCluster> {
	const cluster = await startCluster(major === 15 ? { bin: debian15 } : {});
	try {
		await cluster.makeTemplate(migrate);
		return cluster;
	} catch (error) {
		await cluster.close();
		throw error;
	}
}
