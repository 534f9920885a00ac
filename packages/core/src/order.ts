/** The order of two texts by their code units, for `sort`: of days, and of ids, which carry the time they were made. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
