/**
 * Locks the device: whoever comes next says who they are. The page is asked first, so that what is being typed is
 * handed over under the name of who typed it; a page that does not answer is signed out all the same.
 */
import { connect } from '../../../shared/contract/contract';
import { contracts } from '../../../shared/contract/host';
import { ok, type Result } from '../../../shared/kernel/result';
import type { World } from '../../../shared/kernel/world';
import type { MainServices } from '../../services/main-services';

const pageMayTakeMs = 1500;

/**
 * Resolves when whoever worked here is signed out. Everything acknowledged before is on disk by then. Somebody who unlocked
 * meanwhile stays: a page locks within moments, and where the computer slept in between, the wait ends after it woke up.
 */
export async function lockDevice(
  services: Pick<MainServices, 'handler' | 'onNotice' | 'tell'>,
  world: World,
): Promise<void> {
  const { people, lock } = connect(contracts.people, {
    request: services.handler,
    onNotice: services.onNotice,
  });
  const working = async (): Promise<Result<string | null>> => {
    const answer = await people.read();
    return answer.ok ? ok(answer.value.session?.sessionId ?? null) : answer;
  };
  const asked = await working();
  services.tell('desktop.run', { command: 'lock' });
  // Nobody's: then one that is being let in right now is refused, and there is nothing to hand over.
  if (!asked.ok || asked.value !== null) await world.pause(pageMayTakeMs);
  const now = await working();
  // Who cannot be told from who worked here is locked out, too: a PIN typed again costs less than a device left open.
  const isSomebodyElse = asked.ok && now.ok && asked.value !== now.value;
  if (!isSomebodyElse) await lock({});
}
