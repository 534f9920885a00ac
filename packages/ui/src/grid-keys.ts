import type { Attachment } from 'svelte/attachments';

/** What a cell is focused by: what stands in it, one after the other, or the cell itself. */
function targets(cell: HTMLElement): HTMLElement[] {
	const inside = [...cell.querySelectorAll<HTMLElement>('input, select, textarea, button, a[href]')];
	return inside.length > 0 ? inside : [cell];
}
const cellsOf = (row: Element | null | undefined): HTMLElement[] => [
	...(row?.querySelectorAll<HTMLElement>(':scope > :is(td, th):not([aria-hidden])') ?? []),
];
const cellOf = (node: EventTarget | null): HTMLElement | null => (node instanceof Element ? node.closest<HTMLElement>('td, th') : null);
const linesOf = (table: HTMLTableElement): HTMLTableRowElement[] => [...table.rows].filter((row) => row.closest('thead') === null);

/** Where a key leads from here in a table, if anywhere. */
function leads(table: HTMLTableElement, from: HTMLElement, { key, shiftKey, ctrlKey, metaKey }: KeyboardEvent): HTMLElement | undefined {
	const row = from.closest('tr');
	const line = cellsOf(row).flatMap(targets);
	const sideways = (step: number) => line[line.indexOf(from) + step];
	const updown = (step: number) => {
		const lines = linesOf(table);
		const at = cellsOf(row).findIndex((cell) => cell.contains(from));
		const cell = cellsOf(lines[(row ? lines.indexOf(row) : -1) + step])[at];
		return cell && targets(cell)[0];
	};
	const field = from instanceof HTMLInputElement ? from : undefined;
	const [start, end] = [field?.selectionStart ?? 0, field?.selectionEnd ?? 0];
	const whole = !field || (start === 0 && end === field.value.length);
	if (ctrlKey || metaKey) {
		const all = whole && (key === 'Home' || key === 'End') ? linesOf(table).flatMap(cellsOf).flatMap(targets) : [];
		return all.at(key === 'Home' ? 0 : -1);
	}
	if (key === 'ArrowDown' || key === 'ArrowUp') return updown(key === 'ArrowDown' ? 1 : -1);
	if (key === 'Enter' && field) return updown(shiftKey ? -1 : 1);
	if (key === 'ArrowLeft' && (whole || end === 0)) return sideways(-1);
	if (key === 'ArrowRight' && (whole || start === field?.value.length)) return sideways(1);
	return whole && (key === 'Home' || key === 'End') ? line.at(key === 'Home' ? 0 : -1) : undefined;
}

/**
 * Arrows go from cell to cell of a table, Home and End to the ends of a line, with Ctrl to those of the whole. A field in a cell keeps the arrows that
 * move its caret: all of its text is selected on arrival, and while it is, arrows leave the cell; F2 goes into the text, Escape selects it again.
 * Enter in a field goes to the next line, with Shift to the one before. As a `grid` the table is one stop of the Tab key and says where each cell
 * stands and which one is selected; shown as cards each field is a stop, as the keyboards of phones expect.
 */
export const gridKeys =
	(grid: boolean): Attachment<HTMLTableElement> =>
	(table) => {
		let stop: HTMLElement | undefined;

		/** Takes what stands in a cell out of the Tab order, but for the one stop; a cell nobody can type into says so. */
		const tame = (cell: HTMLElement) => {
			const all = targets(cell);
			for (const target of all) if (target !== stop) target.tabIndex = -1;
			if (!all.includes(cell)) cell.removeAttribute('tabindex');
			const open = all.some((one) => one instanceof HTMLInputElement && !one.readOnly);
			if (open) cell.removeAttribute('aria-readonly');
			else if (cell.tagName === 'TD') cell.setAttribute('aria-readonly', 'true');
		};
		/** Says where every cell stands, the heads of the columns included. */
		const number = () => {
			const rows = [...table.rows];
			table.setAttribute('aria-rowcount', String(rows.length));
			for (const [n, row] of rows.entries()) {
				const cells = cellsOf(row);
				row.setAttribute('aria-rowindex', String(n + 1));
				table.setAttribute('aria-colcount', String(cells.length));
				for (const [m, cell] of cells.entries()) cell.setAttribute('aria-colindex', String(m + 1));
			}
			for (const cell of linesOf(table).flatMap(cellsOf)) tame(cell);
		};
		/** Where the grid is entered by Tab. */
		const settle = (target: HTMLElement | undefined) => {
			if (!target || target === stop) return;
			if (stop) stop.tabIndex = -1;
			stop = target;
			stop.tabIndex = 0;
		};
		const first = () => table.querySelector<HTMLElement>('tbody input') ?? linesOf(table).flatMap(cellsOf).flatMap(targets)[0];

		const press = (event: KeyboardEvent) => {
			const from = event.target;
			if (event.isComposing || event.altKey || !(from instanceof HTMLElement) || !cellOf(from)) return;
			const to = leads(table, from, event);
			const field = from instanceof HTMLInputElement ? from : undefined;
			if (to) to.focus();
			else if (field && event.key === 'F2') field.setSelectionRange(field.value.length, field.value.length);
			else if (field && event.key === 'Escape') field.select();
			else return;
			event.preventDefault();
		};
		const enter = ({ target }: FocusEvent) => {
			if (target instanceof HTMLInputElement) target.select();
			if (!grid || !(target instanceof HTMLElement) || !cellOf(target)) return;
			settle(target);
			cellOf(target)?.setAttribute('aria-selected', 'true');
		};
		const leave = ({ target }: FocusEvent) => cellOf(target)?.removeAttribute('aria-selected');

		// Numbers become buttons and plain again as they are typed over, lines come and go, and a right given opens cells.
		const watch = new MutationObserver((changes) => {
			const cells = changes.map(({ target }) => cellOf(target));
			if (cells.includes(null)) number();
			else for (const cell of new Set(cells)) if (cell) tame(cell);
			if (stop?.isConnected) return;
			stop = undefined;
			settle(first());
		});
		if (grid) {
			number();
			settle(first());
			watch.observe(table, { childList: true, subtree: true, attributeFilter: ['readonly'] });
		}
		const ended = new AbortController();
		const { signal } = ended;
		table.addEventListener('keydown', press, { signal });
		table.addEventListener('focusin', enter, { signal });
		table.addEventListener('focusout', leave, { signal });

		return () => {
			ended.abort();
			watch.disconnect();
			for (const name of [
				'tabindex',
				'aria-selected',
				'aria-readonly',
				'aria-rowindex',
				'aria-colindex',
				'aria-rowcount',
				'aria-colcount',
			]) {
				table.removeAttribute(name);
				for (const one of table.querySelectorAll(`[${name}]`)) one.removeAttribute(name);
			}
		};
	};
