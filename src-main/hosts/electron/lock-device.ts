/**
 * Locks the device: whoever comes next says who they are. The page is asked first, so that what is being typed is
 * handed over under the name of who typed it; a page that does not answer is signed out all the same.
 */
import { connect } from '../../../shared/contract/contract';
import { contracts } from '../../../shared/contract/host';
import type { World } from '../../../shared/kernel/world';
import type { MainServices } from '../../services/main-services';

const pageMayTakeMs = 1500;

/** Resolves when nobody is signed in. Everything acknowledged before is on disk by then. */
export async function lockDevice(services: MainServices, world: World): Promise<void> {
  const people = connect(contracts.people, { request: services.handler, onNotice: services.onNotice });
  services.tell('desktop.run', { command: 'lock' });
  await world.pause(pageMayTakeMs);
  await people.lock({});
}
