/** Characters a cell of a plan may have: a few lines for what names, a page or two for what explains or is kept as printed. */
export const longest = { name: 200, text: 4000 } as const;

/** The most a plan may hold; the largest of the five we know has 27. */
export const maxIndicators = 100;
