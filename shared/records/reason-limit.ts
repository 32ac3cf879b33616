/** How many characters the reason of an event may have: a sentence or a few, printed on the sheet. */
export const reasonLimit = 500;
