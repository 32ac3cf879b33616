/**
 * Where the examiner was, for after a crash or a closed window: only while an assessment is being marked or reviewed,
 * and only its address, which holds ids and nothing else. Anywhere else there is no place to go back to.
 */
const key = 'vakproef.place';
const atWork = /^\/exam\/[0-9a-f-]{36}\/(mark|review)\/[0-9a-f-]{36}$/;

/** Notes the address the page is at now. */
export function rememberPlace(pathname: string): void {
  if (atWork.test(pathname)) localStorage.setItem(key, pathname);
  else localStorage.removeItem(key);
}

/** The address to go on at, or null. What another program may have put there is not followed. */
export function lastPlace(): string | null {
  const place = localStorage.getItem(key);
  return place !== null && atWork.test(place) ? place : null;
}
