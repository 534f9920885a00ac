/**
 * A text somewhere that says a person's name, for somebody to look at: what it says around it, which rows it belongs to by the fields that say so, and
 * whether the record's own correction can change it.
 */
export type Trace = {
	table: string;
	row: string;
	village: string | null;
	field: string;
	says: string;
	links: Readonly<Record<string, string>>;
	correctable: boolean;
};

/** A photo or voice that a person may be in: where it hangs, and whether they put it there themselves. */
export type Picture = {
	file: string;
	kind: 'photo' | 'voice';
	village: string;
	onTable: string;
	onRow: string;
	note: string | null;
	own: boolean;
};
