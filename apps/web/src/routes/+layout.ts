/** The pages are drawn in the browser alone: offline they must work without a server. */
export const ssr = false;
