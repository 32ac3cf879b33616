export type FoundBrowser = { readonly path: string; readonly from: string };
export function systemBrowser(): string | null;
export function findBrowser(options?: {
  readonly mayInstall?: boolean;
  readonly only?: string | null;
}): Promise<FoundBrowser | null>;
/** What the journeys through the Node host drive: the headless build of a browser where it is installed. */
export function findTestBrowser(): Promise<FoundBrowser | null>;
