/** The lists that a planning is printed as. */
export const paperLists = ['attendance', 'examiner', 'invitation', 'group'] as const;
export type PaperList = (typeof paperLists)[number];
