/** All Drizzle tables of all features; the server alone imports this. */
export * from './comment/table.ts';
export * from './feedback/table.ts';
export * from './orchard/table.ts';
export * from './problem/table.ts';
export * from './village/table.ts';
export * from './work/table.ts';
