/** Whether this device has what an exam needs, live: what its storage is, is asked once and on request. */
import { useCallback, useEffect, useState } from 'react';
import type { StorageHealth } from '../../../../shared/contract/device-contract';
import { documentsOf, standingVersion } from '../../../../shared/domain/accountability';
import { type ExamHead, headOf } from '../../../../shared/domain/exam';
import { filesLinkedToExam } from '../../../../shared/domain/portfolio/linked-to-exam';
import {
  filesReady,
  isLacking,
  judgeReadiness,
  type ReadinessFacts,
  type ReadinessLine,
} from '../../../../shared/domain/readiness';
import type { AssessmentId } from '../../../../shared/kernel/ids';
import type { PlannedExam } from '../../../../shared/records/exam';
import { countPrinters } from '../../../actions/count-printers';
import { loadStorageHealth } from '../../../actions/load-storage-health';
import { useAssessmentState } from '../../../queries/use-assessment-line';
import { useDocuments } from '../../../queries/use-documents';
import { useHostState } from '../../../queries/use-host-state';
import { useMeantId } from '../../../queries/use-meant-id';
import { useStaffNames } from '../../../queries/use-staff-names';
import { useAction } from '../../../ui/use-action';
import { useBattery } from '../../../ui/use-battery';
import { useNow } from '../../../ui/use-now';
import { useFileStates } from '../../files/use-file-states';

const minuteMs = 60_000;

/** What was found, and how it is judged. */
export type Readiness = {
  readonly facts: ReadinessFacts;
  readonly lines: readonly ReadinessLine[];
  /** Digests of what is not here, by what it is for. */
  readonly missing: Readonly<Record<'documents' | 'evidence', readonly string[]>>;
  readonly lookAgain: () => void;
};

/** Milliseconds since 1970, or null where nothing is known. */
const msOf = (moment: string | null | undefined): number | null => (moment ? Date.parse(moment) : null);

/** Storage and printers, as the host last said. */
function useSurroundings(turn: number) {
  const load = useAction(loadStorageHealth);
  const count = useAction(countPrinters);
  const [disk, setDisk] = useState<StorageHealth | null>(null);
  const [printers, setPrinters] = useState<number | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: looks again in the next turn
  useEffect(() => {
    void load(null).then((answer) => setDisk(answer.ok ? answer.value : null));
    void count(null).then((answer) => setPrinters(answer.ok ? answer.value : null));
  }, [load, count, turn]);
  return { disk, printers };
}

const noAssessment = '' as AssessmentId;

/** Digests of what its candidates linked to what is examined; undefined while one of the registers that say it is loading. */
function useLinkedFiles({ about, candidates }: ExamHead): readonly string[] | undefined {
  const evidence = useDocuments('portfolio-evidence');
  const links = useDocuments('portfolio-link');
  // Without them nobody knows who was merged with whom.
  const people = useDocuments('participant');
  const meantId = useMeantId();
  if (!evidence || !links || !people) return undefined;
  const ids = new Set<string>(candidates.map(({ participantId }) => participantId));
  const files = filesLinkedToExam(ids, about.qualificationId, {
    evidence: evidence.map(({ document }) => document),
    links: links.map(({ document }) => document),
    meantId,
  });
  return [...new Set(files.map(({ digest }) => digest))];
}

/** @param exam as this device knows it now */
export function useReadiness(exam: PlannedExam): Readiness {
  const [turn, setTurn] = useState(0);
  const head = headOf(exam);
  const [first] = head.candidates;
  const target = { examId: exam.examId, assessmentId: first?.assessmentId ?? noAssessment };
  const isLoaded = useAssessmentState(target, ({ place }) => place !== null && place !== undefined);
  const stored = useDocuments('accountability-document');
  const files =
    stored &&
    documentsOf(
      stored.map(({ document }) => document),
      exam.about.qualificationId,
    ).map((document) => standingVersion(document).file.digest);
  const linked = useLinkedFiles(head);
  const told = useFileStates([...(files ?? []), ...(linked ?? [])], `${turn}`);
  const stateOf = (digest: string) => told(digest, null).state;
  const lacking = (digests: readonly string[] = []): readonly string[] =>
    digests.filter((digest) => isLacking(stateOf(digest)));
  const missing = { documents: lacking(files), evidence: lacking(linked) };
  const status = useHostState((host) => host.sync.status);
  const persons = useHostState((host) => host.people.people)?.persons ?? [];
  const nameOf = useStaffNames();
  const { disk, printers } = useSurroundings(turn);
  const facts: ReadinessFacts = {
    nowMs: useNow(minuteMs),
    plannedAtMs: Date.parse(exam.plannedAt),
    isLoaded,
    candidates: head.candidates.length,
    examiners: [...new Set(head.candidates.map(({ examinerId }) => examinerId))].map((staffId) => ({
      name: nameOf(staffId) ?? '?',
      validUntilMs: msOf(persons.find((one) => one.staffId === staffId)?.validUntil),
    })),
    documents: filesReady(files?.map(stateOf)),
    evidence: filesReady(linked?.map(stateOf)),
    waiting: (status?.waiting ?? 0) + (status?.filesWaiting?.count ?? 0),
    lastContactMs: msOf(status?.lastContactAt),
    clockSkewMs: status?.clockSkewMs ?? null,
    disk,
    battery: useBattery(),
    printers,
  };
  return {
    facts,
    lines: judgeReadiness(facts),
    missing,
    lookAgain: useCallback(() => setTurn((before) => before + 1), []),
  };
}
