/** Kinds of portfolio entries that every centre has; a centre's own stand in its document (`organisation.portfolioKinds`). */
export const portfolioKinds = ['work', 'education', 'other'] as const;
