/** The staff member who works on this device. */
import type { Staff } from '../../shared/records/staff';
import { useDeviceProfile } from './use-device-profile';
import { useDocument } from './use-documents';

/** `undefined` while loading, null when nobody is signed in. */
export function useActor(): Staff | null | undefined {
  const profile = useDeviceProfile();
  const stored = useDocument('staff', profile?.actorId);
  if (!profile) return undefined;
  if (!profile.actorId) return null;
  return stored === undefined ? undefined : (stored?.document ?? null);
}
