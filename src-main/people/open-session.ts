/** Records that a person works here from now on, in a session of their own; nobody does when that cannot be. */
import type { Session } from '../../shared/contract/people-contract';
import type { DeviceId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { World } from '../../shared/kernel/world';
import { privateKeyOf, signWith } from '../../shared/node/ed25519';
import type { Draft } from '../../shared/protocol/change';
import { composeDraft } from '../../shared/protocol/compose-draft';
import { sessionStatement } from '../../shared/protocol/person-statement';
import { sessionEventRecords } from '../../shared/records/all-records';
import type { PersonCertificate } from '../../shared/records/person-certificate';
import type { Enrolment } from '../follow/hub-place';
import type { PeopleHere } from '../follow/people-here';
import type { SessionHolder } from './session-holder';

export type OpeningParts = {
  /** The people whose key may still be opened. */
  readonly people: () => PeopleHere;
  /** Under which id the device writes now. */
  readonly deviceId: () => DeviceId;
  readonly enrolment: () => Enrolment | null;
  readonly record: (drafts: readonly Draft[]) => Promise<Result<unknown>>;
  readonly holder: Pick<SessionHolder, 'openWith'>;
  readonly world: Pick<World, 'newId' | 'now'>;
};

/** @param opened the certificate that stood over the key when it was opened; `seed` are that key's 32 secret bytes */
export type OpenSession = (opened: PersonCertificate, seed: Uint8Array) => Promise<Result<Session>>;

export const createOpenSession =
  ({ people, deviceId, enrolment, record, holder, world }: OpeningParts): OpenSession =>
  async (opened, seed) => {
    // While a PIN was looked at the key may have ended, or its certificate have become another one.
    const certificate = people()[opened.staffId]?.certificate;
    const organisationId = enrolment()?.organisationId;
    if (!organisationId) return err(problem('not-enrolled'));
    if (certificate?.publicKey !== opened.publicKey) return err(problem('person-unknown'));
    const { serial, staffId, roles } = certificate;
    const sessionId = world.newId<'Session'>();
    const session: Session = { sessionId, staffId, roles, openedAt: world.now().toISOString() };
    const { openedAt } = session;
    const statement = sessionStatement({ organisationId, deviceId: deviceId(), serial }, session);
    const by = { serial, signature: signWith(privateKeyOf(seed), statement) };
    const draft = composeDraft(sessionEventRecords['session-opened'], {
      changeId: world.newId<'Change'>(),
      subjectId: sessionId,
      body: { staffId, openedAt, by },
    });
    const recorded = await holder.openWith(session, draft, () => record([draft]));
    return recorded.ok ? ok(session) : recorded;
  };
