/** All Drizzle tables of all features; the server alone imports this. */
export * from './conflict/table.ts';
export * from './donation/table.ts';
export * from './orchard/table.ts';
export * from './survival/table.ts';
export * from './village/table.ts';
export * from './work/table.ts';
