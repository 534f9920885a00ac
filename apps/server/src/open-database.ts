import { connect, type Database } from './database/connect.ts';
import { type StartLog, startEmbedded } from './database/embedded.ts';
import { migrate } from './database/migrate.ts';
import type { Settings } from './env.ts';

/** The installation's database, up to date: DATABASE_URL, else the embedded one, shared with any other process of this installation. */
export async function openDatabase({ databaseUrl, dataDir }: Settings, log: StartLog): Promise<Database> {
	if (databaseUrl !== undefined) return opened(databaseUrl);
	const embedded = await startEmbedded(dataDir, log);
	try {
		const database = await opened(embedded.url);
		const close = async () => {
			await database.close();
			await embedded.stop();
		};
		return { ...database, close };
	} catch (error) {
		await embedded.stop();
		throw error;
	}
}

async function opened(url: string): Promise<Database> {
	const database = await connect(url);
	try {
		await migrate(url);
		return database;
	} catch (error) {
		await database.close();
		throw error;
	}
}
