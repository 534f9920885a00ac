/**
 * What of the nouns only the server does, empty in the browser's bundle (`noServerData` in vite.config.ts puts this in place of each noun's
 * `queries.ts`, `measures.ts`, `finds.ts` and `sheets.ts`): figures as others ask for them, what the county adds up, public pages, documents,
 * spreadsheets, what the server's search looks for, evidence files. The phone's own figures are in `figures.ts`.
 */
const none: readonly never[] = [];

export { none as evidence, none as figures, none as finds, none as measures, none as pages, none as papers, none as sheets };
