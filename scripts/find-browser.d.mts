export type FoundBrowser = { readonly path: string; readonly from: string };
export function systemBrowser(): string | null;
export function findBrowser(options?: {
  readonly mayInstall?: boolean;
  readonly only?: string | null;
}): Promise<FoundBrowser | null>;
