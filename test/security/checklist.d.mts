/** Types of `checklist.mjs`. */
export type WindowFacts = {
  readonly isSandboxOn: boolean;
  readonly switches: readonly string[];
  readonly address: string;
  readonly preferences: Readonly<Record<string, unknown>>;
  readonly openAnswer: string;
  readonly handlers: readonly string[];
  readonly origins: readonly string[];
  readonly requests: number;
  readonly policy: string;
};
export type Item = {
  readonly item: string;
  readonly evidence: readonly { readonly found: boolean; readonly where: string }[];
};
export function checklist(window: WindowFacts): readonly Item[];
export function fuseList(): readonly Item[];
export function statusOf(item: Item): 'pass' | 'needs-binary' | 'FAIL';
