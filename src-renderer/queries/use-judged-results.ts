/** Signed results with every mark, opened one after the other: between two of them the page may paint and hear taps. */
import { useEffect, useState } from 'react';
import { foldAssessment } from '../../shared/domain/assessment';
import type { JudgedResult } from '../../shared/domain/figures/count-indicators';
import type { AssessmentId, ParticipantId, StaffId } from '../../shared/kernel/ids';
import { restBetween } from '../../shared/kernel/rest-between';
import type { ExamDefinition } from '../../shared/records/exam-definition';
import { useQuerySource } from './query-source';

export type SignedResult = {
  readonly assessmentId: AssessmentId;
  readonly participantId: ParticipantId;
  /** Whom it was assigned to (W1). */
  readonly examinerId: StaffId;
  readonly definitionDigest: string;
};

export type JudgedResults = {
  /** All that could be opened, once all were looked at; null before. */
  readonly results: readonly JudgedResult[] | null;
  readonly read: number;
  readonly total: number;
};

const sliceMs = 8;
/** So often it is told how far it is. */
const perNews = 50;
const nothing: JudgedResults = { results: null, read: 0, total: 0 };

/** @param signed the same list as long as nothing changed; one whose definition is not here is left out */
export function useJudgedResults(signed: readonly SignedResult[]): JudgedResults {
  const { cache, world } = useQuerySource();
  const [judged, setJudged] = useState(nothing);
  useEffect(() => {
    let isAsked = true;
    const definitions = new Map<string, Promise<ExamDefinition | null>>();
    const definitionOf = (digest: string): Promise<ExamDefinition | null> => {
      const known = definitions.get(digest) ?? cache.content('exam-definition', digest);
      definitions.set(digest, known);
      return known;
    };
    const open = async (): Promise<void> => {
      const rest = restBetween(world, sliceMs);
      const results: JudgedResult[] = [];
      setJudged({ ...nothing, total: signed.length });
      for (const [at, { assessmentId, participantId, examinerId, definitionDigest }] of signed.entries()) {
        const definition = await definitionOf(definitionDigest);
        const events = await cache.assessmentEvents(assessmentId);
        if (!isAsked) return;
        const scale = definition?.parts[0]?.scale;
        if (definition && scale)
          results.push({
            participantId,
            assessment: foldAssessment(assessmentId, events, examinerId),
            exam: { snapshot: definition.snapshot, scale },
          });
        if (at % perNews === perNews - 1) setJudged({ results: null, read: at + 1, total: signed.length });
        await rest();
      }
      if (isAsked) setJudged({ results, read: signed.length, total: signed.length });
    };
    void open();
    return () => {
      isAsked = false;
    };
  }, [cache, world, signed]);
  return judged;
}
