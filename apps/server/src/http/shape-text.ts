import { id, localDate } from '@honghuo/features/inputs.ts';

type Schema = {
	type?: string | readonly string[];
	properties?: Readonly<Record<string, Schema>>;
	required?: readonly string[];
	additionalProperties?: Schema | boolean;
	items?: Schema | readonly Schema[];
	prefixItems?: readonly Schema[];
	enum?: readonly unknown[];
	const?: unknown;
	anyOf?: readonly Schema[];
	oneOf?: readonly Schema[];
	pattern?: string;
	format?: string;
	minimum?: number;
	maximum?: number;
	minLength?: number;
	maxLength?: number;
	minItems?: number;
	maxItems?: number;
	default?: unknown;
};

/** Patterns that have a name. */
const named: Readonly<Record<string, string>> = {
	[id.pipe[1].requirement.source]: 'uuid-v7',
	[localDate.pipe[1].requirement.source]: 'YYYY-MM-DD',
};

/** Longest shape on one line. */
const widest = 100;

/** A JSON Schema as people write a shape: `{id: string /…/, name: string 1–60, note?: string}`; one field a line where it gets long. */
export function shapeText(schema: Schema): string {
	const text = plain(schema);
	return schema.default === undefined ? text : `${text} = ${JSON.stringify(schema.default)}`;
}

function plain(schema: Schema): string {
	if (schema.const !== undefined) return JSON.stringify(schema.const);
	if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
	const choices = schema.anyOf ?? schema.oneOf;
	if (choices) return choices.map(shapeText).join(' | ');
	if (schema.type === 'array') return array(schema);
	if (schema.type === 'object' || schema.properties) return object(schema);
	if (schema.type === 'string') return string(schema);
	if (schema.type === 'integer' || schema.type === 'number') return `${schema.type}${range(schema.minimum, schema.maximum)}`;
	return typeof schema.type === 'string' ? schema.type : 'any';
}

function string({ format, pattern, minLength, maxLength }: Schema): string {
	const known = pattern === undefined ? undefined : named[pattern];
	if (known) return known;
	return `string${format ? ` ${format}` : ''}${pattern ? ` /${pattern}/` : ''}${range(minLength, maxLength)}`;
}

const range = (least?: number, most?: number): string => (least === undefined && most === undefined ? '' : ` ${least ?? ''}–${most ?? ''}`);

function array({ items, prefixItems, minItems, maxItems }: Schema): string {
	const parts = Array.isArray(items) ? (items as readonly Schema[]) : prefixItems;
	if (parts) return `[${parts.map(shapeText).join(', ')}]`;
	return `[${items ? shapeText(items as Schema) : 'any'}…]${range(minItems, maxItems)}`;
}

function object({ properties = {}, required = [], additionalProperties }: Schema): string {
	const fields = Object.entries(properties).map(([name, field]) => `${name}${required.includes(name) ? '' : '?'}: ${shapeText(field)}`);
	if (typeof additionalProperties === 'object') fields.push(`[name]: ${shapeText(additionalProperties)}`);
	const line = `{${fields.join(', ')}}`;
	return line.length <= widest && !line.includes('\n')
		? line
		: `{\n${fields.map((field) => `${field},`.replace(/^/gm, '  ')).join('\n')}\n}`;
}
