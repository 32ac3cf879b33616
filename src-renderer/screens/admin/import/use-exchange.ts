/**
 * The course of a file that brings whole qualifications, from the check on: what is left out, what a person said of those
 * that look like one that is here, and the plan upon what the device holds while it is looked at.
 */
import { useCallback, useMemo, useState } from 'react';
import {
  decideExchange,
  type ExchangeChoice,
  type ExchangePlan,
  mayBeMeant,
} from '../../../../shared/domain/decide-exchange';
import type { ExchangeReadout } from '../../../../shared/domain/exchanged-qualification';
import type { QualificationHead } from '../../../../shared/records/qualification';
import { standardCompetences } from '../../../../shared/records/standard-competences';
import { importExchanged } from '../../../actions/import-exchanged';
import type { Imported } from '../../../actions/record-import';
import { useWorld } from '../../../queries/query-source';
import { useDocuments } from '../../../queries/use-documents';
import { useQualificationsWhere } from '../../../queries/use-qualifications-where';
import { useAction } from '../../../ui/use-action';
import type { Import, ReadExchange } from './use-import';

/**
 * What stands on the screen of the check, and its verbs. A choice or an untick makes the plan anew; nothing is written
 * before `importNow`, which decides once more upon what the device holds then.
 */
export function useExchange(course: Import, { file, readout }: ReadExchange) {
  const [choices, setChoices] = useState<Readonly<Record<string, ExchangeChoice>>>({});
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  // Another level is another reading: its keys are those of other things.
  const [seen, setSeen] = useState(readout);
  if (seen !== readout) {
    setSeen(readout);
    setChoices({});
    setLeft(new Set());
  }
  const [isBusy, setBusy] = useState(false);
  const [done, setDone] = useState<Imported<ExchangePlan> | null>(null);
  const write = useAction(importExchanged);
  const plan = useExchangePlan(readout, choices, left);
  /** Choices that hold up the import, and were not left out. */
  const waiting = plan?.items.filter(({ outcome, key }) => outcome === 'alike' && !left.has(key)).length ?? 0;
  return {
    plan,
    choices,
    left,
    waiting,
    isBusy,
    done,
    choose: (key: string, choice: ExchangeChoice) => setChoices((before) => ({ ...before, [key]: choice })),
    setIncluded: (key: string, isIncluded: boolean) =>
      setLeft((before) => {
        const next = new Set(before);
        if (isIncluded) next.delete(key);
        else next.add(key);
        return next;
      }),
    importNow: async (): Promise<void> => {
      course.refuse(null);
      setBusy(true);
      const result = await write({ readout, choices, left, note: file.name });
      setBusy(false);
      if (!result.ok) return course.refuse(result.problem);
      setDone(result.value);
      course.go('done');
    },
  };
}

/** What the check and its cards are given. */
export type Exchange = ReturnType<typeof useExchange>;

/** The plan upon what this device holds now; it follows when a sync brings something new. */
function useExchangePlan(
  readout: ExchangeReadout,
  choices: Readonly<Record<string, ExchangeChoice>>,
  left: ReadonlySet<string>,
): ExchangePlan | null {
  const isMeant = useCallback((head: QualificationHead) => mayBeMeant(head, readout), [readout]);
  const existing = useQualificationsWhere(isMeant);
  const heads = useDocuments('qualification');
  const own = useDocuments('competence');
  const { newId } = useWorld();
  return useMemo(() => {
    if (!existing || !heads || !own) return null;
    return decideExchange({
      ...{ readout, choices, left, existing, newId },
      heads: heads.map(({ document }) => document),
      competences: [...standardCompetences, ...own.map(({ document }) => document)],
    });
  }, [readout, choices, left, existing, heads, own, newId]);
}
