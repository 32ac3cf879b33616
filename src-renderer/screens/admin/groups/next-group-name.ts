/** What the group of the next year is called, by the first number in the name of this one: LAS-2A becomes LAS-3A. */
export const nextGroupName = (name: string): string =>
  name.replace(/\d+/, (digits) => String(Number(digits) + 1).padStart(digits.length, '0'));
