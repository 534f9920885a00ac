import { NoAnswer } from '../replica/transport.ts';

/** A spreadsheet the server knows, with its columns. */
export type SheetInfo = {
	name: string;
	title: { 'zh-CN': string; en: string };
	columns: { heading: string; required: boolean; shown: boolean; about: string }[];
};

/** What becomes, or became, of each row of a file. */
export type Imported = {
	sheet: string;
	dry: boolean;
	written: number;
	counts: { new: number; same: number; wrong: number };
	rows: { row: number; status: 'new' | 'same' | 'wrong'; field?: string; message: string; notes: string[] }[];
};

/** Largest file, in bytes. */
export const mostBytes = 1_048_576;
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * Sends a file to be judged (`dry`) or written. `onsent` hears how much of it has gone out, 0…1; the server's own work can't be seen from here.
 * Rejects with `NoAnswer` in the server's words when the file can't be read at all.
 */
export function sendSheet(
	name: string,
	bytes: ArrayBuffer,
	{ dry, language, onsent }: { dry: boolean; language: string; onsent: (share: number) => void },
): Promise<Imported> {
	return new Promise((resolve, reject) => {
		const request = new XMLHttpRequest();
		request.open('POST', `/api/v1/import/${name}${dry ? '?dry=1' : ''}`);
		request.setRequestHeader('content-type', xlsx);
		request.setRequestHeader('accept-language', language);
		request.responseType = 'json';
		request.timeout = 120_000;
		request.upload.onprogress = ({ loaded, total }) => onsent(total > 0 ? loaded / total : 1);
		request.upload.onload = () => onsent(1);
		const unreachable = () => reject(new NoAnswer('unreachable', 'unreachable', 'No way to the server.'));
		request.onerror = unreachable;
		request.ontimeout = unreachable;
		request.onload = () => {
			const answer = request.response as (Partial<Imported> & { error?: { code: string; message: string } }) | null;
			if (answer && Array.isArray(answer.rows)) resolve(answer as Imported);
			else if (answer?.error) reject(new NoAnswer(request.status === 401 ? 'session' : 'refused', answer.error.code, answer.error.message));
			else unreachable();
		};
		request.send(bytes);
	});
}
