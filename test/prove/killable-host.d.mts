/** Types of the killable host. */
export type KillableHost = {
  /** Link of the launch; rejects when the host ends before it is ready. */
  readonly ready: Promise<string>;
  readonly kill: () => Promise<void>;
};
export function startHost(options: { readonly host: string; readonly folder: string }): KillableHost;
/** Answers as the host gave them: JSON, unread. */
// biome-ignore lint/suspicious/noExplicitAny: a robot reads what it needs
export function visit(launchUrl: string): Promise<(path: string, input: unknown) => Promise<any>>;
