/**
 * Diary of the wire. One line per change; the hub serves every version from the floor up, and is deployed before the
 * devices. A laptop that was in a cupboard for a year must still be able to hand in its marks.
 *
 *  1  first version: enrolment, push with signed receipts, pull feed, snapshot.
 */
export const protocolVersion = 1;
export const protocolFloor = 1;
/** Header in which a device names the version it speaks. */
export const protocolHeader = 'vakproef-protocol';
