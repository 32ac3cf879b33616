export type Ticket = { readonly id: string; readonly key: string };
export function meet(origin: string, ticket: Ticket): Promise<string | null>;
export function readLink(launchUrl: string): { readonly origin: string; readonly ticket: Ticket };
export function callHost(origin: string, token: string, path: string, input: unknown): Promise<Response>;
