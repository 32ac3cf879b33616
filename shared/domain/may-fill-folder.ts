/** Who may let the folder of results be filled while they work: whoever sees every result, and in whose name a sheet may leave the device. */
import { sheetIssued } from '../records/sheet-issued';
import { mayWrite } from './rights';
import { seesEverything } from './sight';

export const mayFillFolder = (roles: readonly string[]): boolean =>
  seesEverything(roles) && mayWrite(roles, sheetIssued);
