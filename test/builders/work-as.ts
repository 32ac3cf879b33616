/** Says who works on a device without a PIN: for tests of what people do, not of how they prove who they are. */
import { newId, type StaffId } from '../../shared/kernel/ids';
import { ok } from '../../shared/kernel/result';
import type { SessionHolder } from '../../src-main/people/session-holder';

/** From here on everything is recorded in a session of this person; null: the device is locked. */
export async function workAs(
  holder: SessionHolder,
  staffId: StaffId | null,
  roles: readonly string[] = ['administrator', 'examiner'],
): Promise<void> {
  if (staffId === null) return holder.close();
  const session = {
    sessionId: newId<'Session'>(),
    staffId,
    roles: [...roles],
    openedAt: '2026-11-24T08:00:00.000Z',
  };
  await holder.openWith(session, null, async () => ok(null));
}
