/** Names of the staff by id, live. */
import type { StaffId } from '../../shared/kernel/ids';
import { rememberLast } from '../../shared/kernel/remember-last';
import type { RegisterView } from '../cache/query-cache';
import { useRegister } from './use-documents';

/** One function for every screen: what lists made with it lasts from one to the next. */
const namesOf = rememberLast(
  (staff: RegisterView<'staff'> | undefined) =>
    (staffId: StaffId | null): string | null =>
      (staffId && staff?.byId.get(staffId)?.document.name) || null,
);

/** Gives null for whom this device does not know, and for everybody while it is loading. */
export function useStaffNames(): (staffId: StaffId | null) => string | null {
  return namesOf(useRegister('staff'));
}
