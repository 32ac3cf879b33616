/**
 * One assessment as the page knows it: the view, with what main acknowledged on top, and the line of changes to it. A
 * view that does not come, throws or is being built anew takes nothing away from what is known; it only cannot add.
 */
import { type Assessment, foldAssessment } from '../../shared/domain/assessment';
import type { Exam, ExamCandidate } from '../../shared/domain/exam';
import type { AssessmentId, ExamId, StaffId } from '../../shared/kernel/ids';
import { createLiveValue, type KnownValue } from '../../shared/kernel/live-value';
import { type Problem, problem } from '../../shared/kernel/problem';
import { err, ok, type Result } from '../../shared/kernel/result';
import type { Draft } from '../../shared/protocol/change';
import type { ReadCache } from '../cache/read-cache';
import type { AppendDrafts, Appended } from './append-drafts';
import {
  type ChangeLine,
  createChangeLine,
  emptyLine,
  type LineState,
  type Pursuit,
  type Wish,
} from './change-line';
import { type Author, draftToEvent, signedToEvent } from './draft-to-event';
import { type Events, mergeEvents } from './merge-events';
import type { After } from './pause';
import { createReader } from './view-reader';

export type AssessmentTarget = { readonly examId: ExamId; readonly assessmentId: AssessmentId };

/** The exam, the candidate, and the assessment as it stands: recorded or acknowledged, nothing else. */
export type AssessmentPlace = {
  readonly exam: Exam;
  readonly candidate: ExamCandidate;
  readonly assessment: Assessment;
};

export type AssessmentState = LineState & {
  /** `undefined` until it was read; null when this device does not have it. */
  readonly place: AssessmentPlace | null | undefined;
  /** Why it cannot be read now; null when it was, however long ago. */
  readonly unreadable: Problem | null;
};

/** What an examiner wants recorded; null from `decide` is nothing to change. */
export type AssessmentWish = Omit<Wish<AssessmentPlace>, 'decide'> & {
  readonly decide: (place: AssessmentPlace) => Result<Draft | null> | Promise<Result<Draft | null>>;
};

export type AssessmentLine = {
  readonly state: KnownValue<AssessmentState>;
  /** Asks the view first; answers with what is known when the view cannot be read. */
  readonly read: () => Promise<Result<AssessmentPlace>>;
  readonly change: (wish: AssessmentWish) => Pursuit;
  readonly retryNow: () => void;
  /** The view moved: what it adds is wanted as soon as somebody looks. */
  readonly viewMoved: () => void;
  /** Somebody else works here now, or somebody came back: what they gave before goes on. */
  readonly actorMoved: () => void;
  /** Changes of whoever works here that the journal has not confirmed; those of others wait for them. */
  readonly waitingCount: () => number;
};

/** For whom a line of changes is. */
export type LineOwner = {
  readonly append: AppendDrafts;
  readonly author: Author;
  /** Why it must wait, such as while that person is away; null when it may record. */
  readonly whyNotNow: () => Problem | null;
};

export type AssessmentLineDeps = {
  readonly cache: Pick<ReadCache, 'exam' | 'assessmentEvents'>;
  /** The view holds everything the journal does: what is missing there is not on this device. */
  readonly isViewWhole: () => boolean;
  /** Whoever works here now, for whom a tap is recorded and for nobody else. */
  readonly forNow: () => LineOwner;
  /** Something joined or left the line. */
  readonly changed: () => void;
  readonly after: After;
};

type Known = AssessmentPlace & { readonly events: Events };

type OwnLine = { readonly changes: ChangeLine<Known>; readonly author: Author; shown: LineState };

/** Makes the line of one assessment. Nothing is read before somebody asks. */
export function createAssessmentLine(target: AssessmentTarget, deps: AssessmentLineDeps): AssessmentLine {
  const { examId, assessmentId } = target;
  let known: Known | null = null;
  let watchers = 0;
  /** The view was made anew since this was known: what it does not have any more may have been taken from the device. */
  let mayBeTaken = false;
  /** And whoever was at it went away: nothing is taken from under somebody's hands. */
  let isLeft = false;
  /** What one person gave is never recorded as another's: each has a line of their own upon the one assessment. */
  const lines = new Map<StaffId | null, OwnLine>();
  const shownLine = (): LineState => lines.get(deps.forNow().author.actorId)?.shown ?? emptyLine;
  const state = createLiveValue<AssessmentState>({ ...emptyLine, place: undefined, unreadable: null });
  const show = (part: Pick<AssessmentState, 'place' | 'unreadable'>): void =>
    state.set({ ...shownLine(), ...part });
  const showAgain = (): void =>
    show({ place: known ?? state.get().place, unreadable: known ? null : state.get().unreadable });

  /** Keeps the very same object while nothing changed, so that no screen draws anew. */
  const know = (exam: Exam, candidate: ExamCandidate, events: Events): Known => {
    if (known?.events === events && known.exam === exam) return known;
    known = {
      exam,
      candidate,
      events,
      assessment: foldAssessment(assessmentId, events, candidate.examinerId),
    };
    return known;
  };
  const isTaken = (): boolean =>
    mayBeTaken &&
    isLeft &&
    deps.isViewWhole() &&
    [...lines.values()].every(({ shown }) => shown.pending.length === 0);
  const unreadable = (reason: Problem): Result<never> => {
    if (!known) show({ place: undefined, unreadable: reason });
    return err(reason);
  };
  /** Null: this device does not have it. */
  const readView = async (): Promise<Result<Known | null>> => {
    // A view that is still coming may lack the last marks; whoever goes on from there would mark them again.
    if (!known && !deps.isViewWhole()) return unreadable(problem('cache-building'));
    try {
      const [stored, events] = await Promise.all([
        deps.cache.exam(examId),
        deps.cache.assessmentEvents(assessmentId),
      ]);
      if (!stored && isTaken()) known = null;
      if (deps.isViewWhole() && (stored || !known)) mayBeTaken = false;
      const exam = stored?.exam ?? known?.exam;
      const candidate = exam?.candidates.find((c) => c.assessmentId === assessmentId);
      if (exam && candidate) {
        const before = known;
        const place = know(exam, candidate, before ? mergeEvents(before.events, events) : events);
        if (place !== before) show({ place, unreadable: null });
        return ok(place);
      }
      if (!deps.isViewWhole()) return unreadable(problem('cache-building'));
      show({ place: null, unreadable: null });
      return ok(null);
    } catch {
      return unreadable(problem('cache-unusable'));
    }
  };

  const reader = createReader({
    read: readView,
    isWatched: () => watchers > 0,
    after: deps.after,
  });
  const read = async (): Promise<Result<Known>> => {
    const result = await reader.read();
    if (known) return ok(known);
    if (!result.ok) return result;
    return result.value ? ok(result.value) : err(problem('document-missing', { examId }));
  };
  const createLine = (owner: LineOwner): ChangeLine<Known> =>
    createChangeLine<Known, Appended>({
      load: async () => (known ? ok(known) : read()),
      append: owner.append,
      whyNotNow: owner.whyNotNow,
      recorded: (appended) => {
        const events = appended.changes.flatMap((signed) => signedToEvent(signed) ?? []);
        if (known) know(known.exam, known.candidate, mergeEvents(events, known.events));
      },
      changed: (next) => {
        const own = lines.get(owner.author.actorId);
        if (own) own.shown = next;
        showAgain();
        deps.changed();
      },
      keepsTrying: true,
      after: deps.after,
    });
  const ownLine = (): OwnLine => {
    const owner = deps.forNow();
    const found = lines.get(owner.author.actorId);
    if (found) return found;
    const made: OwnLine = { changes: createLine(owner), author: owner.author, shown: emptyLine };
    lines.set(owner.author.actorId, made);
    return made;
  };
  /** The subject as it will be with this draft recorded. */
  const withDraft = (place: Known, draft: Draft, author: Author): Known => {
    const events = [...place.events, draftToEvent(draft, author)];
    return { ...place, events, assessment: foldAssessment(assessmentId, events, place.candidate.examinerId) };
  };

  const retryNow = (): void => {
    for (const { changes } of lines.values()) changes.retryNow();
  };

  return {
    state: {
      get: state.get,
      subscribe: (listener) => {
        watchers += 1;
        reader.lookedAt();
        const stop = state.subscribe(listener);
        return () => {
          watchers -= 1;
          stop();
          if (watchers > 0 || !mayBeTaken) return;
          isLeft = true;
          reader.viewMoved();
        };
      },
    },
    read,
    change: ({ decide, ...wish }) => {
      const { changes, author } = ownLine();
      return changes.change({
        ...wish,
        decide: async (place) => {
          const decided = await decide(place);
          if (!decided.ok) return decided;
          const draft = decided.value;
          return ok(draft && { draft, after: withDraft(place, draft, author) });
        },
      });
    },
    retryNow,
    viewMoved: () => {
      if (!deps.isViewWhole()) {
        mayBeTaken = true;
        isLeft = watchers === 0;
      }
      reader.viewMoved();
    },
    actorMoved: () => {
      for (const { changes } of lines.values()) changes.forgetRefusal();
      showAgain();
      retryNow();
    },
    waitingCount: () => shownLine().pending.length,
  };
}
