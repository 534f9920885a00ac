import { createHash } from 'node:crypto';
import { localDate } from '@honghuo/core/dates.ts';
import type { EvidenceSubject } from '@honghuo/core/evidence.ts';
import { inCell, type Paper } from '@honghuo/core/paper.ts';
import type { Language } from '@honghuo/core/refusal.ts';
import { features } from '@honghuo/features/slices.ts';
import writeExcel from 'write-excel-file/node';
import type { Journal } from '../journal/journal.ts';

/** The days an evidence file is about, both ends inclusive. */
export type Days = { from: string; to: string };

/** Makes somebody's evidence file. Whoever asks has been let in by the caller: this only composes. */
export async function composeEvidence(
	journal: Journal,
	county: string,
	subject: EvidenceSubject,
	{ from, to }: Days,
	language: Language,
): Promise<Paper | undefined> {
	const { evidence } = features;
	if (!evidence) return undefined;
	const rows = await journal.rows(
		county,
		evidence.reads.map((step) => (known) => step(subject, known)),
	);
	return evidence.compose(subject, rows, { from, to, today: localDate(new Date()), language });
}

/** What a code opens today; undefined when it opens nothing, or nothing any more. */
export async function openedBy(journal: Journal, county: string, code: string) {
	const { evidence } = features;
	const codeHash = createHash('sha256').update(code).digest('hex');
	const rows = await journal.rows(county, evidence ? [() => [evidence.share(codeHash)]] : []);
	return evidence?.shared(codeHash, rows, localDate(new Date()));
}

/** A paper's tables as a workbook, a sheet for each headed part; numbers stay numbers. */
export function paperWorkbook({ title, subtitle, sections }: Paper): Promise<Buffer> {
	const bold = { fontWeight: 'bold', backgroundColor: '#EFE9DA', wrap: true } as const;
	const text = (value: string) => ({ value, type: String, wrap: true });
	const about = [...title, subtitle ?? '', ...sections.flatMap(({ heading, paragraphs }) => [heading, ...paragraphs.map(plain)])];
	return writeExcel([
		...sections.flatMap(({ heading, table }) =>
			table
				? [
						{
							sheet: heading.slice(0, 31),
							data: [
								table.head.map((value) => ({ value, type: String, ...bold })),
								...table.rows.map((row) =>
									row.map(inCell).map((value) => (typeof value === 'number' ? { value, type: Number } : text(value))),
								),
							],
							columns: table.head.map((_, index) => ({ width: index === 0 ? 14 : index === table.head.length - 1 ? 10 : 40 })),
							stickyRowsCount: 1,
						},
					]
				: [],
		),
		{ sheet: '说明', data: about.filter(Boolean).map((line) => [text(line)]), columns: [{ width: 100 }] },
	]).toBuffer();
}

const plain = (paragraph: Paper['sections'][number]['paragraphs'][number]): string =>
	paragraph.map((span) => (typeof span === 'string' ? span : span.text)).join('');
