/** What can be chosen: the value that stood in the ledger, or the one that came later. */
export const choices = ['kept', 'other'] as const;
export type Choice = (typeof choices)[number];
