/** The commands of the hub program, each one task on the store, returning the text to print. */
import type { World } from '../shared/kernel/world';
import { findWrongBases } from './accept/basis-report';
import { findChainBreaks } from './accept/chain-report';
import { createEnrolmentCode } from './accounts/enrolment-code';
import { createCentre } from './centres/create-centre';
import { openHubStore, type StorePlace } from './open-hub-store';
import { beginEpoch } from './store/begin-epoch';
import type { Store } from './store/open-store';

async function printCode(store: Store, organisationId: string | undefined): Promise<string> {
  const organisations = await store.database.selectFrom('organisation').select('organisation_id').execute();
  const ids = organisations.map((o) => o.organisation_id);
  const chosen =
    organisationId === undefined && ids.length === 1 ? ids[0] : ids.find((id) => id === organisationId);
  if (!chosen) throw new Error(`name one of the organisations: ${ids.join(' ') || 'there is none yet'}`);
  return createEnrolmentCode(store, chosen, store.world.now());
}

async function printNewCentre(store: Store, words: readonly string[]): Promise<string> {
  const [name, place, administrator] = words;
  if (!name || !place || !administrator) throw new Error('usage: hub centre <name> <place> <administrator>');
  const organisationId = await createCentre(store, { name, place, administrator }, store.world.now());
  return `${organisationId} ${await createEnrolmentCode(store, organisationId, store.world.now())}`;
}

async function printChains(store: Store): Promise<string> {
  const breaks = await findChainBreaks(store.database);
  const wrongBases = await findWrongBases(store.database);
  const lines = [
    ...breaks.map((b) => `${b.deviceId} ${b.kind} at ${b.deviceSeq}`),
    ...wrongBases.map((w) => `${w.assessmentId} signature ${w.signatureId} is not put under its events`),
  ];
  return lines.join('\n') || 'all chains whole';
}

async function printNewEpoch(store: Store): Promise<string> {
  const rows = await store.database.selectFrom('organisation').select(['organisation_id', 'epoch']).execute();
  const byCommand = { deviceId: null, provedSeq: null };
  for (const { organisation_id: id, epoch } of rows) await beginEpoch(store, id, epoch, byCommand);
  return `${rows.length} organisations hand in anew`;
}

/** Runs one command and closes the store again. */
export async function runCommand(
  place: StorePlace,
  command: string,
  words: readonly string[],
  world: World,
): Promise<string> {
  const store = await openHubStore(place, 'command', world);
  try {
    switch (command) {
      case 'code':
        return await printCode(store, words[0]);
      case 'centre':
        return await printNewCentre(store, words);
      case 'chains':
        return await printChains(store);
      case 'new-epoch':
        return await printNewEpoch(store);
      default:
        throw new Error(`unknown command ${command}`);
    }
  } finally {
    await store.close();
  }
}
