/** Whether everything is asked of every screen, in every language and at every size: `npm run prove:screens`. */
export const isWhole = process.env.VAKPROEF_EVERY_SIZE !== undefined;
