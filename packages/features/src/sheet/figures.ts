import { type Examined, incomeFenOf, soldOf } from '../grid/figures.ts';
import { fenPerKgOfSale } from '../grid/model.ts';
import { type Harvest, harvests } from '../harvest/model.ts';
import type { Saw } from '../ledger.ts';
import { type Sale, sales } from '../sale/model.ts';

/** A command the grid sends for a line, and for an edit the row as it was when typing began. */
export type Step = { name: string; input: Record<string, unknown>; saw?: Saw };

/**
 * What has to be sent so that the ledger says what a line says: a harvest with its sale, or corrections of what is there. A harvest made
 * smaller follows its sale, one made larger goes before: no more is ever sold than was picked. Only lines without questions are saved.
 */
export function stepsOf(one: Examined, newId: () => string): Step[] {
	const { line, gross, marketable, price, day, changed, typed, saw, skipped, reason, questions } = one;
	if (!changed || skipped || questions.length > 0 || gross.kind !== 'value' || day.kind !== 'value' || marketable.kind === 'unclear')
		return [];
	const override = reason === null ? {} : { overrideReason: reason };
	const part = marketable.kind === 'value' ? marketable : { value: null, typed: null };
	// What can be sold, and how that was typed.
	const [soldG, soldTyped] = [soldOf(one) ?? gross.value, part.typed ?? gross.typed];
	const [now] = line.harvests;
	if (!now) {
		const id = newId();
		const record: Step = {
			name: 'harvest.record',
			input: {
				...{ id, block: line.block.id, planting: line.key, occurredOn: day.value, grossG: gross.value, typedGross: gross.typed },
				...(part.value === null ? {} : { marketableG: part.value, typedMarketable: part.typed }),
				...override,
			},
		};
		return price.kind === 'value' ? [record, saleOf(id, newId(), soldG, soldTyped, price.value, day.value)] : [record];
	}
	const harvest = saw.harvest?.id === now.id ? saw.harvest : now;
	const sale = line.sale && saw.sale?.id === line.sale.id ? saw.sale : line.sale;
	// Only what was typed is an edit: another cell may show what somebody else entered meanwhile.
	const weighed = typed.includes('gross') ? gross.value : harvest.grossG;
	const marketed = typed.includes('marketable') ? part.value : (harvest.marketableG ?? null);
	const picked = typed.includes('day') ? day.value : harvest.occurredOn;
	const edits = {
		...(weighed !== harvest.grossG ? { grossG: gross.value, typedGross: gross.typed } : {}),
		...(marketed !== (harvest.marketableG ?? null) ? { marketableG: part.value, typedMarketable: part.typed } : {}),
		...(picked !== harvest.occurredOn ? { occurredOn: day.value, ...override } : {}),
	};
	const correct: Step[] = Object.keys(edits).length > 0 ? [correctHarvest(harvest, edits)] : [];
	if (line.sales > 1 || (price.kind !== 'value' && !sale)) return correct;
	if (!sale) return price.kind === 'value' ? [...correct, saleOf(harvest.id, newId(), soldG, soldTyped, price.value, day.value)] : correct;
	// A sale of all that could be sold follows its weight; one of a part stays as it was weighed.
	const whole = sale.weightG === (harvest.marketableG ?? harvest.grossG);
	const weightG = whole ? (marketed ?? weighed) : sale.weightG;
	const fenPerKg = price.kind === 'value' && typed.includes('price') ? price.value : (fenPerKgOfSale(sale) ?? 0);
	const priced = fenPerKg !== fenPerKgOfSale(sale) || weightG !== sale.weightG;
	const money = {
		...(weightG !== sale.weightG ? { weightG, typedWeight: soldTyped } : {}),
		...(weightG !== null && priced ? { amountFen: incomeFenOf(weightG, fenPerKg) } : {}),
	};
	// A harvest picked later can't have been sold before: the sale moves first.
	const moved: Step[] = sale.soldOn < picked ? [correctSale(sale, { soldOn: picked })] : [];
	const amend: Step[] = Object.keys(money).length > 0 ? [correctSale(sale, money)] : [];
	return [...moved, ...(weighed < harvest.grossG ? [...amend, ...correct] : [...correct, ...amend])];
}

const correctHarvest = (row: Harvest, edits: object): Step => ({
	name: 'harvest.correct',
	input: { harvest: row.id, ...edits },
	saw: { table: harvests, row },
});
const correctSale = (row: Sale, edits: object): Step => ({
	name: 'sale.correct',
	input: { sale: row.id, ...edits },
	saw: { table: sales, row },
});

const saleOf = (harvest: string, id: string, weightG: number, typedWeight: unknown, fenPerKg: number, soldOn: string): Step => ({
	name: 'sale.record',
	input: { id, harvest, weightG, typedWeight, amountFen: incomeFenOf(weightG, fenPerKg), soldOn },
});
