/** Meets a Node host over a launch link, as a page does. */
import { greetHost } from '../../shared/contract/greet-host';
import { readLaunchPart } from '../../shared/contract/host-ticket';
import { realWorld } from '../../shared/kernel/real-world';

/** Returns the token for the calls; throws when the host does not take the link. */
export async function meetHost(launchUrl: string): Promise<string> {
  const { origin, hash } = new URL(launchUrl);
  const ticket = readLaunchPart(hash);
  const greeting = ticket && (await greetHost(origin, ticket, realWorld));
  if (greeting?.kind !== 'met') throw new Error(`the host did not take the link: ${greeting?.kind}`);
  return greeting.pass.token;
}
