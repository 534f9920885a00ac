/** Those who keep what a whole county goes by: the catalogue with its yield curves and references, the assumptions of payback, the times of the year. */
export const catalogueKeepers = ['administrator', 'county_official', 'expert'] as const;
