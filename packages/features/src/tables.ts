/** All Drizzle tables of all features; the server alone imports this. */
export * from './file/table.ts';
export * from './orchard/table.ts';
export * from './village/table.ts';
export * from './work/table.ts';
