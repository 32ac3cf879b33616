/**
 * Diary of the wire. One line per change; the hub serves every version from the floor up, and is deployed before the
 * devices. A laptop that was in a cupboard for a year must still be able to hand in its marks.
 *
 *  1  first version: enrolment, push with signed receipts, pull feed, snapshot. Never left the workshop.
 *  2  the envelope names its subject, who must understand it, its attachments and its session.
 */
import { type Problem, problem } from '../kernel/problem';

export const protocolVersion = 2;
export const protocolFloor = 2;
/** Header in which a device names the version it speaks. */
export const protocolHeader = 'vakproef-protocol';

/** Why a caller that names this version is not served; null when it is. */
export function refuseProtocol(named: string | null | undefined): Problem | null {
  const spoken = Number(named ?? Number.NaN);
  if (!Number.isInteger(spoken)) return problem('invalid-input', { at: protocolHeader });
  return spoken < protocolFloor ? problem('protocol-too-old', { spoken, floor: protocolFloor }) : null;
}
