/** All Drizzle tables of all features; the server alone imports this. */
export * from './advice/table.ts';
export * from './comment/table.ts';
export * from './conflict/table.ts';
export * from './event/table.ts';
export * from './expert/table.ts';
export * from './feedback/table.ts';
export * from './file/table.ts';
export * from './harvest/table.ts';
export * from './market/table.ts';
export * from './orchard/table.ts';
export * from './payback/table.ts';
export * from './problem/table.ts';
export * from './sale/table.ts';
export * from './season/table.ts';
export * from './village/table.ts';
export * from './visit/table.ts';
export * from './work/table.ts';
