/** The desk of rosters without a worker, for tests that have none: what is asked crosses as a copy, like there. */
import { connect, serve } from '../../shared/contract/contract';
import { newId } from '../../shared/kernel/ids';
import type { RosterDesk } from '../../src-renderer/actions/start-roster-desk';
import { rosterContract } from '../../src-renderer/workers/roster-contract';
import { createRosterDesk } from '../../src-renderer/workers/roster-desk';

export function rosterDeskHere(): RosterDesk {
  const handler = serve(rosterContract, createRosterDesk(newId), () => 'desk');
  const client = connect(rosterContract, {
    request: (path, input) => handler(path, input),
    onNotice: () => () => undefined,
  });
  return { ask: (question) => question(client), close: () => undefined };
}
