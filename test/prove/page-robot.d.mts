/** Types of `page-robot.mjs`. */
export function markInPage(work: {
  readonly drafts: readonly unknown[];
  readonly paceMs: number;
}): Promise<void>;
export function callFromPage(call: { readonly path: string; readonly input: unknown }): Promise<unknown>;
