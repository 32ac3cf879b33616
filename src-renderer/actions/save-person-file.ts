/**
 * Saves everything that is kept of one person as one ZIP, for themselves or for another system (AVG, articles 15 and 20): what is
 * known of them, links, groups and exams as data, and of every exam that was begun the sheet, the signed data file and the history.
 * Nobody else is named in it but whoever examined them.
 */
import { withOnly } from '../../shared/domain/compose-erasure';
import { type FileToZip, writeZip } from '../../shared/formats/write-zip';
import type { AssessmentId, ExamId, ParticipantId } from '../../shared/kernel/ids';
import { ok, type Result } from '../../shared/kernel/result';
import { safeFileName } from '../../shared/kernel/safe-file-name';
import { documentRecords } from '../../shared/records/all-records';
import { fullName } from '../../shared/records/participant';
import type { Language } from '../../shared/texts/languages';
import { type DrawSheet, drawInWorker } from '../workers/sheet-drawer';
import type { ActionDeps } from './action';
import { idsMeaning } from './erase-people';
import { requireRight } from './require-right';
import { composePack } from './save-appeal-pack';
import type { SavedTable } from './save-table';

/** What is saved is what this device holds: an administrator's holds everything. */
type Request = {
  readonly participantId: ParticipantId;
  /** Exams of theirs that were begun: of those there is a sheet. */
  readonly begun: readonly { readonly examId: ExamId; readonly assessmentId: AssessmentId }[];
  readonly language: Language;
};

/**
 * What is known of them, as it is recorded: an other system can read it, and so can whoever asked for it. Of an exam only
 * their own part stands in it, and of a qualification or group what it is called.
 */
async function composeData(deps: ActionDeps, ids: ReadonlySet<string>) {
  const { cache, world } = deps;
  const of = async <T extends 'participant' | 'participant-office' | 'participation' | 'group-membership'>(
    type: T,
  ) =>
    (await cache.documents(type))
      .map(({ document }) => document)
      .filter(({ participantId }) => ids.has(participantId));
  const [participants, office, links, memberships, exams, groups, qualifications] = await Promise.all([
    of('participant'),
    of('participant-office'),
    of('participation'),
    of('group-membership'),
    cache.documents('exam'),
    cache.documents('group'),
    cache.documents('qualification'),
  ]);
  // What a Run did to a link or a place in a group bears the id of that.
  const bondIds = [
    ...links.map(({ participationId }) => participationId),
    ...memberships.map(({ membershipId }) => membershipId),
  ];
  const linked = new Set<string>(links.map(({ qualificationId }) => qualificationId));
  const member = new Set<string>(memberships.map(({ groupId }) => groupId));
  return {
    file: 'vakproef-person',
    version: 1,
    at: world.now().toISOString(),
    ...{ participants, office, links, memberships },
    runs: await composeRuns(deps, new Set([...ids, ...bondIds])),
    qualifications: qualifications.flatMap(({ document: { qualificationId, name, code } }) =>
      linked.has(qualificationId) ? [{ qualificationId, name, code }] : [],
    ),
    groups: groups.flatMap(({ document: { groupId, name, schoolYear } }) =>
      member.has(groupId) ? [{ groupId, name, schoolYear }] : [],
    ),
    exams: exams.flatMap(({ document }) => withOnly(document, ids) ?? []),
  };
}

/** What Runs and imports changed of them, with what stood there before: that is kept of them as well, as long as it can be undone. */
async function composeRuns({ cache }: ActionDeps, documentIds: ReadonlySet<string>) {
  const runs = await cache.documentsById('people-run');
  const parts = await cache.documents('people-run-part');
  return parts.flatMap(({ document: { runId, steps } }) => {
    const theirs = steps.filter(({ documentId }) => documentIds.has(documentId));
    const run = runs.get(runId)?.document;
    return theirs.map(({ type, back }) => ({ kind: run?.kind, at: run?.at, of: type, before: back }));
  });
}

/** The verb with another way of drawing. `cancelled` when the user closed the dialog; nothing is recorded. */
export const savePersonFileWith =
  (draw: DrawSheet) =>
  async (deps: ActionDeps, { participantId, begun, language }: Request): Promise<Result<SavedTable>> => {
    const actor = await requireRight(deps, documentRecords['participant-office']);
    if (!actor.ok) return actor;
    const ids = new Set<string>(await idsMeaning(deps, new Set([participantId])));
    const data = await composeData(deps, ids);
    const files: FileToZip[] = [
      { name: 'data.json', bytes: new TextEncoder().encode(`${JSON.stringify(data, null, 2)}\n`) },
    ];
    // One sheet after the other: a drawn one is megabytes.
    for (const target of begun) {
      const pack = await composePack(deps, draw, { ...target, language });
      if (!pack.ok) return pack;
      const { fileName } = pack.value;
      files.push(...pack.value.files.map(({ name, bytes }) => ({ name: `${fileName}/${name}`, bytes })));
    }
    const [person] = data.participants.filter((one) => one.participantId === participantId);
    const suggestedName = `${safeFileName([person?.number, person && fullName(person)].filter(Boolean).join(' '))}.zip`;
    const saved = await deps.host.files.save({ suggestedName, bytes: new Uint8Array(writeZip(files)) });
    if (!saved.ok) return saved;
    return ok(saved.value);
  };

export const savePersonFile = savePersonFileWith(drawInWorker);
