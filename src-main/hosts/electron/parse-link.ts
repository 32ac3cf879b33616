/**
 * A `vakproef://` link as the screen it points to. Anybody can put such a link in a mail, so it only navigates: to one
 * of the screens listed here, without parameters. Whatever is not exactly on the list is nothing. Pure.
 */
const id = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

const screens: readonly RegExp[] = [
  '',
  'results',
  'planning',
  'participants',
  'qualifications',
  `qualifications/${id}`,
  'competences',
  'sync',
  'settings',
  `exam/${id}/(?:candidate|mark|review|sheet)/${id}`,
].map((path) => new RegExp(`^${path}$`));

export const linkScheme = 'vakproef';

/** True for everything the system could hand over as a link of ours, good or bad. */
export const isLink = (text: string): boolean => text.toLowerCase().startsWith(`${linkScheme}:`);

/**
 * @returns the address within the page, such as `/results`; null for every other text
 */
export function parseLink(text: string): string | null {
  const [, path] = /^vakproef:\/\/([0-9a-z/-]{0,120}?)\/?$/.exec(text) ?? [];
  return path !== undefined && screens.some((screen) => screen.test(path)) ? `/${path}` : null;
}
