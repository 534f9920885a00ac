import { eq } from 'drizzle-orm';
import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import { ApiError } from '../http/errors.ts';
import { hashOf, newCode, tidyCode } from './secret.ts';
import { setupCode } from './table.ts';

/** Minutes a set-up code works. */
export const setupCodeMinutes = 30;

/** Makes a one-time code for the terminal, in groups of five. Whoever reads the terminal owns the installation. */
export async function newSetupCode(db: PostgresJsDatabase, now: Date = new Date()): Promise<string> {
	const code = newCode(true);
	const expiresAt = new Date(now.getTime() + setupCodeMinutes * 60_000);
	await db.insert(setupCode).values({ code: hashOf(tidyCode(code)), createdAt: now, expiresAt });
	return code;
}

/** Whether a code would be taken, asked before work is spent on whoever sent it. Throws ApiError `setup_code_wrong|used|expired`. */
export async function checkSetupCode(db: PostgresJsDatabase, code: string, now: Date = new Date()): Promise<void> {
	const known = eq(setupCode.code, hashOf(tidyCode(code)));
	const [row] = await db.select().from(setupCode).where(known).for('update');
	if (!row) throw new ApiError('setup_code_wrong');
	if (row.usedAt) throw new ApiError('setup_code_used');
	if (row.expiresAt <= now) throw new ApiError('setup_code_expired');
}

/** Uses a code up, inside the set-up's own transaction: what fails afterwards gives it back. Throws as `checkSetupCode`. */
export async function takeSetupCode(tx: PostgresJsDatabase, code: string, now: Date = new Date()): Promise<void> {
	await checkSetupCode(tx, code, now);
	await tx
		.update(setupCode)
		.set({ usedAt: now })
		.where(eq(setupCode.code, hashOf(tidyCode(code))));
}
