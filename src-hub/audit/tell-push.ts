/**
 * What a push tells the audit log: who opened a session, made or decided what, what was doubted and refused. Marks are
 * not told again; they stand in the feed with who gave them.
 */
import { groupBy } from '../../shared/kernel/group-by';
import type { OrganisationId } from '../../shared/kernel/ids';
import { type Change, readChange } from '../../shared/protocol/change';
import { records } from '../../shared/records/all-records';
import { deviceHanded } from '../../shared/records/device-handed';
import { doubtDecided } from '../../shared/records/doubt-decided';
import { openDocument } from '../../shared/records/open-record';
import { auditDone } from '../../shared/values/audit-entry';
import type { Signer } from '../accept/examine-change';
import type { Judgement, RefusedChange, TakenChange } from '../accept/judge';
import type { Sessions } from '../authorise/may-write';
import { rolesOf } from '../authorise/staff-standing';
import type { DatabaseTransaction } from '../store/open-store';
import { describeCode, type Told } from './told';
import { countAuditLocked, writeAudit } from './write-audit';

type Context = { readonly sessions: Sessions; readonly before: ReadonlyMap<string, Change> };
type Teller = (change: Change, context: Context) => Partial<Told> | null;

/** Nobody is told by a word, so that a row never has an empty place. */
const describeRoles = (change: Change | null): string => [...rolesOf(change)].sort().join(' ') || 'none';

const tellOfAssessment = (change: Change): Partial<Told> => ({
  about: { kind: 'assessment', id: change.subjectId },
});

const handingSchema = deviceHanded.schema.pick({ participantId: true });
const tellOfHanding = (change: Change): Partial<Told> | null => {
  const said = handingSchema.safeParse(change.body).data;
  return said ? { about: { kind: 'participant', id: said.participantId } } : null;
};

/** Who it was, where that is proved: what a device merely says accuses nobody, and makes no row of its own. */
function provedBy({ deviceId, actorId, sessionId }: Change, sessions: Sessions) {
  const isProved = sessionId !== null && sessions.get(sessionId)?.staffId === actorId;
  return { deviceId, ...(isProved ? { staffId: actorId, sessionId } : { staffId: null, sessionId: null }) };
}

const knownTypes: ReadonlySet<string> = new Set(records.map(({ type }) => type));

/** By kind and type, so that nothing is taken for another because of its name. */
const tellers: ReadonlyMap<string, Teller> = new Map(
  Object.entries<Teller>({
    'event session-opened': (change, { sessions }) => {
      if (provedBy(change, sessions).sessionId) return { outcome: auditDone };
      const about = change.actorId ? ({ kind: 'staff', id: change.actorId } as const) : null;
      return { outcome: 'certificate', about };
    },
    'document one-time-code': (change) => {
      const opened = openDocument('one-time-code', change);
      if (opened.state !== 'read') return null;
      const { purpose, staffId } = opened.body;
      const about = staffId ? ({ kind: 'staff', id: staffId } as const) : null;
      return { what: 'code-made', about, detail: describeCode(purpose, change.subjectId) };
    },
    'document device-access': (change) => {
      const opened = openDocument('device-access', change);
      if (opened.state !== 'read') return null;
      return { about: { kind: 'device', id: change.subjectId }, detail: opened.body.access };
    },
    'document staff': (change, { before }) => {
      const was = describeRoles(before.get(change.upon ?? '') ?? null);
      const now = describeRoles(change);
      if (was === now) return null;
      return {
        what: 'roles-changed',
        about: { kind: 'staff', id: change.subjectId },
        detail: `${was} > ${now}`,
      };
    },
    'event doubt-decided': (change) => {
      const said = doubtDecided.schema.safeParse(change.body).data;
      return { ...tellOfAssessment(change), detail: said?.counts ? 'counts' : 'counts-not' };
    },
    'event sheet-issued': tellOfAssessment,
    'event device-handed': tellOfHanding,
    'event device-handed-back': tellOfHanding,
  }),
);

function tellTaken(taken: readonly TakenChange[], context: Context): Told[] {
  return taken.flatMap(({ change }) => {
    const said = tellers.get(`${change.kind} ${change.type}`)?.(change, context);
    return said
      ? [{ what: change.type as Told['what'], ...provedBy(change, context.sessions), ...said }]
      : [];
  });
}

function tellDoubted(taken: readonly TakenChange[], { sessions }: Context): Told[] {
  const doubted = taken.flatMap(({ change, doubt }) => (doubt ? [{ change, doubt }] : []));
  const groups = groupBy(doubted, ({ change, doubt }) =>
    [change.subjectId, doubt, change.sessionId].join(' '),
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { change, doubt } = first;
    const about = change.subjectType === 'assessment' ? tellOfAssessment(change) : {};
    return [
      {
        what: 'doubted' as const,
        ...provedBy(change, sessions),
        ...about,
        outcome: doubt,
        count: group.length,
        detail: change.type,
      },
    ];
  });
}

function tellRefused({ deviceId }: Signer, refused: readonly RefusedChange[], { sessions }: Context): Told[] {
  return refused.map(({ examined: { change, changeId }, problem }) => ({
    what: 'change-refused',
    ...(change ? provedBy(change, sessions) : {}),
    deviceId,
    about: { kind: 'change', id: changeId },
    outcome: problem.code,
    // A name that nobody knows would be a row of its own each time.
    detail: change && knownTypes.has(change.type) ? change.type : '',
  }));
}

/** The versions that pushed staff documents go upon. */
async function loadBefore(
  transaction: DatabaseTransaction,
  organisationId: OrganisationId,
  taken: readonly TakenChange[],
): Promise<Context['before']> {
  const upons = taken.flatMap(({ change }) => (change.type === 'staff' && change.upon) || []);
  if (upons.length === 0) return new Map();
  const rows = await transaction
    .selectFrom('change')
    .select(['change_id', 'text'])
    .where('organisation_id', '=', organisationId)
    .where('change_id', 'in', upons)
    .execute();
  return new Map(
    rows.flatMap((row) => {
      const change = readChange(row);
      return change ? [[row.change_id, change] as const] : [];
    }),
  );
}

/** Tells of a push, in its transaction, under the organisation's lock. */
export async function tellPush(
  transaction: DatabaseTransaction,
  signer: Signer,
  { taken, refused }: Pick<Judgement, 'taken' | 'refused'>,
  found: { readonly sessions: Sessions; readonly isDoubled: boolean },
  at: Date,
): Promise<void> {
  const { organisationId, deviceId } = signer;
  const before = await loadBefore(transaction, organisationId, taken);
  const context = { sessions: found.sessions, before };
  const told = [...tellTaken(taken, context), ...tellDoubted(taken, context)];
  await writeAudit(transaction, organisationId, told, at);
  // Both may come with every push.
  const counted: Told[] = [
    ...(found.isDoubled ? [{ what: 'device-doubled' as const, deviceId }] : []),
    ...tellRefused(signer, refused, context),
  ];
  for (const one of counted) await countAuditLocked(transaction, organisationId, one, at);
}
