/** The country's bounds in 1e-7 degrees of WGS-84; whatever lies outside was typed the wrong way round or in another unit. */
export const [south, north, west, east] = [30_000_000, 540_000_000, 730_000_000, 1_360_000_000] as const;

/** A free position is told in so many parts of the map's width and height. */
export const sheetSize = 10_000;
