import { type Examined, incomeFenOf } from '../grid/figures.ts';
import { fenPerKgOfSale } from '../grid/model.ts';

/** A command the grid sends for a line. */
export type Step = { name: string; input: Record<string, unknown> };

/**
 * What has to be sent so that the ledger says what a line says: a harvest with its sale, or corrections of what is there. A harvest made
 * smaller follows its sale, one made larger goes before: no more is ever sold than was picked. Only lines without questions are saved.
 */
export function stepsOf({ line, gross, price, day, changed, skipped, questions }: Examined, newId: () => string): Step[] {
	if (!changed || skipped || questions.length > 0 || gross.kind !== 'value' || day.kind !== 'value') return [];
	const [harvest] = line.harvests;
	const { sale } = line;
	if (!harvest) {
		const id = newId();
		const record: Step = {
			name: 'harvest.record',
			input: { id, block: line.block.id, planting: line.key, occurredOn: day.value, grossG: gross.value, typedGross: gross.typed },
		};
		return price.kind === 'value' ? [record, saleOf(id, newId(), gross.value, gross.typed, price.value, day.value)] : [record];
	}
	const edits = {
		...(gross.value !== harvest.grossG ? { grossG: gross.value, typedGross: gross.typed } : {}),
		...(day.value !== harvest.occurredOn ? { occurredOn: day.value } : {}),
	};
	const correct: Step[] = Object.keys(edits).length > 0 ? [{ name: 'harvest.correct', input: { harvest: harvest.id, ...edits } }] : [];
	if (line.sales > 1 || (price.kind !== 'value' && !sale)) return correct;
	if (!sale)
		return price.kind === 'value' ? [...correct, saleOf(harvest.id, newId(), gross.value, gross.typed, price.value, day.value)] : correct;
	// A sale of the whole harvest follows its weight; one of a part stays as it was weighed.
	const whole = sale.weightG === harvest.grossG;
	const weightG = whole ? gross.value : sale.weightG;
	const fenPerKg = price.kind === 'value' ? price.value : (fenPerKgOfSale(sale) ?? 0);
	const priced = fenPerKg !== fenPerKgOfSale(sale) || weightG !== sale.weightG;
	const money = {
		...(weightG !== sale.weightG ? { weightG, typedWeight: gross.typed } : {}),
		...(weightG !== null && priced ? { amountFen: incomeFenOf(weightG, fenPerKg) } : {}),
	};
	// A harvest picked later can't have been sold before: the sale moves first.
	const moved: Step[] = sale.soldOn < day.value ? [{ name: 'sale.correct', input: { sale: sale.id, soldOn: day.value } }] : [];
	const amend: Step[] = Object.keys(money).length > 0 ? [{ name: 'sale.correct', input: { sale: sale.id, ...money } }] : [];
	return [...moved, ...(gross.value < harvest.grossG ? [...amend, ...correct] : [...correct, ...amend])];
}

const saleOf = (harvest: string, id: string, weightG: number, typedWeight: unknown, fenPerKg: number, soldOn: string): Step => ({
	name: 'sale.record',
	input: { id, harvest, weightG, typedWeight, amountFen: incomeFenOf(weightG, fenPerKg), soldOn },
});
