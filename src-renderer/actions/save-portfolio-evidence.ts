/** Evidence of a portfolio (M4): added, described, withdrawn unless an exam uses it, and brought back. */
import { type BegunExam, usedEvidence } from '../../shared/domain/portfolio/used-evidence';
import type { Id, ParticipantId } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import { err, ok } from '../../shared/kernel/result';
import { lengthProblem } from '../../shared/kernel/typed-words';
import { documentRecords } from '../../shared/records/all-records';
import type { AddedByWhom } from '../../shared/values/added-by';
import { attachmentsOf, type NamedFile } from '../../shared/values/named-file';
import type { Action, ActionDeps } from './action';
import { changeDocument } from './change-document';
import { composeDocumentDraft } from './compose-draft';
import { loadPeople } from './load-people';
import { recordDrafts } from './record-drafts';
import { requireRight } from './require-right';

type EvidenceId = Id<'PortfolioEvidence'>;
type EntryId = Id<'PortfolioEntry'>;
const type = 'portfolio-evidence';

type Addition = {
  readonly participantId: ParticipantId;
  /** Null: of no entry. */
  readonly portfolioEntryId: EntryId | null;
  readonly file: NamedFile;
  readonly by?: AddedByWhom;
};

/** The same file at the same place, which a second press or a second choice would make two of. */
async function findSame(
  deps: ActionDeps,
  { participantId, portfolioEntryId, file }: Addition,
): Promise<NamedFile | undefined> {
  const { meantId } = await loadPeople(deps);
  const evidence = (await deps.cache.documents(type)).map(({ document }) => document);
  return evidence.find(
    (one) =>
      one.file.digest === file.digest &&
      !one.isRemoved &&
      one.portfolioEntryId === portfolioEntryId &&
      meantId(one.participantId) === meantId(participantId),
  )?.file;
}

/** @param input the file lies whole on the disk; refused where the same one stands at that place already */
export const addPortfolioEvidence: Action<Addition, EvidenceId> = async (deps, input) => {
  const { participantId, portfolioEntryId, file, by = 'staff' } = input;
  const actor = await requireRight(deps, documentRecords[type]);
  if (!actor.ok) return actor;
  const same = await findSame(deps, input);
  if (same) return err(problem('evidence-there-already', { name: same.name }));
  const portfolioEvidenceId = deps.world.newId<'PortfolioEvidence'>();
  const { staffId } = actor.value;
  const document = {
    ...{ portfolioEvidenceId, participantId, portfolioEntryId, file, title: '', description: '' },
    addedAt: deps.world.now().toISOString(),
    addedBy: { by, staffId },
  };
  const draft = composeDocumentDraft(deps.world, {
    ...{ type, documentId: portfolioEvidenceId, document, upon: null },
  });
  const recorded = await recordDrafts(deps, staffId, [{ ...draft, attachments: attachmentsOf([file]) }]);
  return recorded.ok ? ok(portfolioEvidenceId) : recorded;
};

/** What can be said of evidence. Most characters stand in `evidenceLimits`. */
export type EvidenceFields = {
  readonly title: string;
  readonly description: string;
  readonly portfolioEntryId: EntryId | null;
};
export const evidenceLimits = { title: 300, description: 4000 } as const;

export const describePortfolioEvidence: Action<
  { readonly portfolioEvidenceId: EvidenceId; readonly changed: Partial<EvidenceFields> },
  null
> = async (deps, { portfolioEvidenceId, changed }) => {
  for (const name of ['title', 'description'] as const) {
    const tooLong = lengthProblem(changed[name] ?? '', evidenceLimits[name]);
    if (tooLong) return err(tooLong);
  }
  return changeDocument(deps, type, portfolioEvidenceId, (evidence) => {
    const next = { ...evidence, ...changed };
    return ok({ ...next, title: next.title.trim(), description: next.description.trim() });
  });
};

/** Exams of this person that were begun, as far as this device knows. */
async function loadBegun(deps: ActionDeps, participantId: ParticipantId): Promise<readonly BegunExam[]> {
  const { meantId } = await loadPeople(deps);
  const own = meantId(participantId);
  const exams = await deps.cache.documents('exam');
  const seats = exams.flatMap(({ document }) =>
    document.assessments
      .filter((one) => meantId(one.participantId) === own)
      .map(({ assessmentId }) => ({ assessmentId, qualificationId: document.about.qualificationId })),
  );
  const begun = await Promise.all(
    seats.map(async ({ assessmentId, qualificationId }) => {
      const events = await deps.cache.assessmentEvents(assessmentId);
      const withdrawn = new Set(
        events.flatMap((event) => (event.type === 'identification-withdrawn' ? event.body.withdraws : [])),
      );
      return events.flatMap((event) =>
        event.type === 'candidate-identified' && !withdrawn.has(event.changeId)
          ? [{ qualificationId, at: event.occurredAt }]
          : [],
      );
    }),
  );
  return begun.flat();
}

/** Withdraws it, with its links left as they are; what an exam uses stays (L6). Nothing of the file goes (L10). */
export const removePortfolioEvidence: Action<
  { readonly portfolioEvidenceId: EvidenceId; readonly isRemoved: boolean },
  null
> = (deps, { portfolioEvidenceId, isRemoved }) =>
  changeDocument(deps, type, portfolioEvidenceId, async (evidence) => {
    if (Boolean(evidence.isRemoved) === isRemoved) return ok(evidence);
    if (isRemoved) {
      const links = (await deps.cache.documents('portfolio-link')).map(({ document }) => document);
      const used = usedEvidence(links, await loadBegun(deps, evidence.participantId));
      if (used.has(portfolioEvidenceId)) return err(problem('portfolio-evidence-used'));
    }
    return ok({ ...evidence, isRemoved });
  });
