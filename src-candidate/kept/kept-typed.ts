/** What was typed into a form and the hub has not got yet, on this phone, per person and form. */
const prefixOf = (participantId: string): string => `vakproef-me:${participantId}:`;

/** False where the browser keeps nothing: it stays on the screen only. */
export function keepTyped(participantId: string, form: string, typed: object): boolean {
  try {
    localStorage.setItem(prefixOf(participantId) + form, JSON.stringify(typed));
    return true;
  } catch {
    return false;
  }
}

/** Null where there is none, or what is there cannot be read. */
export function readTyped(participantId: string, form: string): object | null {
  try {
    const typed: unknown = JSON.parse(localStorage.getItem(prefixOf(participantId) + form) ?? 'null');
    return typeof typed === 'object' ? typed : null;
  } catch {
    return null;
  }
}

export const forgetTyped = (participantId: string, form: string): void =>
  localStorage.removeItem(prefixOf(participantId) + form);

/** Names of the forms with something typed. */
export const listTyped = (participantId: string): readonly string[] =>
  Object.keys(localStorage)
    .filter((key) => key.startsWith(prefixOf(participantId)))
    .map((key) => key.slice(prefixOf(participantId).length));

export const forgetAllTyped = (participantId: string): void => {
  for (const form of listTyped(participantId)) forgetTyped(participantId, form);
};
