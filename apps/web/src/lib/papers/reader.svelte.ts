import type { Ledger } from '@honghuo/features/ledger.ts';
import { reportId, reports, texts } from '@honghuo/features/report/model.ts';
import { untrack } from 'svelte';
import { NoAnswer } from '../replica/transport.ts';
import { type ReportView, reportPath } from './report.ts';

/** After something happened in the county the report is read anew, at most once in so many milliseconds. */
const pause = 1_500;

type Asked = { unit: string; period: string; version: string | null };

/** A report as the server writes it, read anew when something happens in the county. Made while a component is set up. */
export class ReportReader {
	/** What was read last. */
	view = $state.raw<ReportView | null>(null);
	/** When, in milliseconds; null before the first answer. */
	at = $state<number | null>(null);
	/** Whether what is shown may be old because the county can't be reached. */
	late = $state(false);
	/** Why there is none, in the reader's words. */
	wrong = $state('');
	#turn = 0;

	constructor(ledger: Ledger, asked: () => Asked) {
		let timer: ReturnType<typeof setTimeout> | undefined;
		let shown = '';
		$effect(() => {
			const what = asked();
			// Own acts at once; anything else that happens in the county soon.
			const id = reportId(what.unit, what.period);
			void ledger.get(reports, id);
			void ledger.get(texts, id);
			void ledger.happenings.length;
			void ledger.happenings[0]?.sync;
			void ledger.happenings[0]?.key;
			void ledger.live;
			const path = reportPath(what.unit, what.period, '', what.version);
			const other = path !== shown;
			shown = path;
			clearTimeout(timer);
			timer = setTimeout(() => void untrack(() => this.#read(ledger, path)), other ? 0 : pause);
			if (other) untrack(() => this.#forget());
		});
		$effect(() => () => clearTimeout(timer));
	}

	#forget(): void {
		this.view = null;
		this.at = null;
		this.wrong = '';
	}

	async #read(ledger: Ledger, path: string): Promise<void> {
		const turn = ++this.#turn;
		try {
			const view = await ledger.ask<ReportView>('GET', path);
			if (turn !== this.#turn) return;
			this.view = view;
			this.at = Date.now();
			this.late = false;
			this.wrong = '';
		} catch (error) {
			if (turn !== this.#turn) return;
			this.late = error instanceof NoAnswer && error.reason === 'unreachable';
			if (!this.late) this.wrong = error instanceof Error ? error.message : String(error);
		}
	}
}
