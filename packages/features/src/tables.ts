/** All Drizzle tables of all features; the server alone imports this. */
export * from './orchard/table.ts';
export * from './payback/table.ts';
export * from './season/table.ts';
export * from './village/table.ts';
export * from './work/table.ts';
