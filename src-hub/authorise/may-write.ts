/**
 * Who may write what, asked of one pure table between the first look at a change and the judgement over it. Today every
 * enrolled device of the organisation writes everything; roles come into this table with their certificates.
 *
 * What it says of a document or a content decides: refused, kept in quarantine. An event of an exam is never thrown away
 * for a question of rights: it is taken, and the doubt goes along with it (`TakenChange`).
 */
import type { DeviceId, OrganisationId } from '../../shared/kernel/ids';
import type { Problem } from '../../shared/kernel/problem';
import type { Change } from '../../shared/protocol/change';

/** Who asks to write, as far as the hub has proved it. */
export type Writer = { readonly organisationId: OrganisationId; readonly deviceId: DeviceId };

/** Null when the writer may; else why not. */
export type MayWrite = (change: Change, writer: Writer) => Problem | null;

const everyDevice: MayWrite = () => null;

const rights: Readonly<Record<Change['kind'], MayWrite>> = {
  event: everyDevice,
  document: everyDevice,
  content: everyDevice,
};

/** The rights of today. */
export const mayWrite: MayWrite = (change, writer) => rights[change.kind](change, writer);
