/** Names of the staff by id, live. */
import { useCallback } from 'react';
import type { StaffId } from '../../shared/kernel/ids';
import { useRegister } from './use-documents';

/** Gives null for whom this device does not know, and for everybody while it is loading. */
export function useStaffNames(): (staffId: StaffId | null) => string | null {
  const staff = useRegister('staff');
  return useCallback((staffId) => (staffId && staff?.byId.get(staffId)?.document.name) || null, [staff]);
}
