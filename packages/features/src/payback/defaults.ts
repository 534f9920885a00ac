/** What is reckoned with until the county says otherwise: money in fen (DOMAIN.md §7). There is no default for maize: it needs a source or the county's word. */
export const defaults = {
	priceFenPerKg: 200,
	startFenPerMu: 400_000,
	yearlyFenPerMu: 150_000,
	/** 8 fen of land sold 800 yuan of seed: 1,000 yuan a mu, from the first seed in year 3. */
	peonyFenPerMu: 100_000,
	peonyFromYear: 3,
	/** The price band, in per cent up and down. */
	bandPercent: 20,
	/** Years looked at. */
	horizon: 15,
} as const;
