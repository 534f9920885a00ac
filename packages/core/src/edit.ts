/** The fields of an edit that were given, and whether all of them say what the row says already. */
export function givenOf<R extends object>(row: R, fields: object): { given: Partial<R>; same: boolean } {
	const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<R>;
	const same = Object.entries(given).every(([field, value]) => JSON.stringify(row[field as keyof R]) === JSON.stringify(value));
	return { given, same };
}
