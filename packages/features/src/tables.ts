/** All Drizzle tables of all features; the server alone imports this. */
export * from './harvest/table.ts';
export * from './market/table.ts';
export * from './orchard/table.ts';
export * from './sale/table.ts';
export * from './village/table.ts';
export * from './work/table.ts';
