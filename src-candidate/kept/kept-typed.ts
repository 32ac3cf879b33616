/** What was typed into a form and the hub has not got yet, on this phone, per person and form. */
const prefix = 'vakproef-me:';
const prefixOf = (participantId: string): string => `${prefix}${participantId}:`;

type Kept = { readonly at: string; readonly typed: object };

function read(key: string): Kept | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    const { at, typed } = (kept ?? {}) as Partial<Kept>;
    return typeof at === 'string' && typeof typed === 'object' && typed !== null ? { at, typed } : null;
  } catch {
    return null;
  }
}

/**
 * @param at when it was typed
 * @returns false where the browser keeps nothing: it stays on the screen only
 */
export function keepTyped(participantId: string, form: string, typed: object, at: Date): boolean {
  try {
    const kept: Kept = { at: at.toISOString(), typed };
    localStorage.setItem(prefixOf(participantId) + form, JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

/** Null where there is none, or what is there cannot be read. */
export const readTyped = (participantId: string, form: string): object | null =>
  read(prefixOf(participantId) + form)?.typed ?? null;

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

/** Of one id under another; of a form that has both, what was typed last. */
export function takeOverTyped(formerId: string, participantId: string): void {
  for (const form of listTyped(formerId)) {
    const [before, now] = [read(prefixOf(formerId) + form), read(prefixOf(participantId) + form)];
    const isLater = before !== null && (now === null || before.at > now.at);
    if (isLater && !keepTyped(participantId, form, before.typed, new Date(before.at))) continue;
    forgetTyped(formerId, form);
  }
}

/** Of everybody else: what was typed before then. Of whomever: what nobody can read. */
export const forgetTypedBefore = (before: Date, exceptOf: string | null): void => {
  for (const key of Object.keys(localStorage).filter((name) => name.startsWith(prefix))) {
    const atMs = Date.parse(read(key)?.at ?? '');
    const isTheirs = exceptOf !== null && key.startsWith(prefixOf(exceptOf));
    if (Number.isNaN(atMs) || (atMs < before.getTime() && !isTheirs)) localStorage.removeItem(key);
  }
};
