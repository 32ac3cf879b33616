/**
 * The course of one import on the screen: read a file, fill in codes and cohort, look at the plan, import. Nothing is
 * written before the last step, and leaving the screen at any moment leaves everything as it was.
 */
import { useMemo, useState } from 'react';
import { type Cohort, cohortOfDay, parseCohort } from '../../../../shared/domain/cohort';
import { codesIn, decideImport, type ImportPlan } from '../../../../shared/domain/decide-import';
import type { ExchangeReadout } from '../../../../shared/domain/exchanged-qualification';
import type { QualificationFileReadout } from '../../../../shared/domain/qualification-file';
import type { DateAnswers } from '../../../../shared/domain/unread-dates';
import { type CreboList, parseCreboList } from '../../../../shared/formats/crebo-list';
import { type Problem, problem } from '../../../../shared/kernel/problem';
import type { Result } from '../../../../shared/kernel/result';
import { standardCompetences } from '../../../../shared/records/standard-competences';
import { importQualifications } from '../../../actions/import-qualifications';
import { readQualificationFile } from '../../../actions/read-qualification-file';
import type { Imported } from '../../../actions/record-import';
import { useWorld } from '../../../queries/query-source';
import { useDocuments } from '../../../queries/use-documents';
import { useQualificationsOf } from '../../../queries/use-qualifications-of';
import { useTypedForm } from '../../../ui/typed-text/use-typed-form';
import { useAction } from '../../../ui/use-action';

/** Dates that are asked: what is in their fields, and what was answered, each by its question. */
type DatesForm = { readonly typed: Readonly<Record<string, string>>; readonly answered: DateAnswers };
const noDates: DatesForm = { typed: {}, answered: {} };

/** In order; up to the preview one can go back without losing what was filled in. */
export const importSteps = ['file', 'codes', 'preview', 'done'] as const;
/** Those of a file that brings whole qualifications: there are no codes to choose from. */
export const exchangeSteps = ['file', 'preview', 'done'] as const;
export type ImportStep = (typeof importSteps)[number];

/** What the worker made of a file of SBB; the file itself is let go. */
export type ReadFile = { readonly name: string; readonly readout: QualificationFileReadout };
/** What it made of another one. The file is kept: another level of it may be asked for. */
export type ReadExchange = { readonly file: File; readonly readout: ExchangeReadout };

/** The cohort of a school year that begins in this one (M63), as it is proposed. */
const cohortOn = (day: Date): string => cohortOfDay(day.getFullYear(), day.getMonth() + 1).text;

/** Decided upon what the device holds while it is looked at, and once more when it is written. */
export function useImport() {
  const world = useWorld();
  const [step, setStep] = useState<ImportStep>('file');
  const [file, setFile] = useState<ReadFile | null>(null);
  const [busyWith, setBusyWith] = useState<string | null>(null);
  const [failure, setFailure] = useState<Problem | null>(null);
  const [codesText, setCodesText] = useTypedForm('import codes', () => '');
  const [cohortText, setCohortText] = useTypedForm('import cohort', () => cohortOn(world.now()));
  const [chosenEditions, setChosenEditions] = useState<Readonly<Record<string, string>>>({});
  const [dates, setDates] = useTypedForm('import dates', () => noDates);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [exchange, setExchange] = useState<ReadExchange | null>(null);
  const [done, setDone] = useState<Imported | null>(null);
  const read = useAction(readQualificationFile);
  const write = useAction(importQualifications);

  const list = useMemo(() => parseCreboList(codesText), [codesText]);
  const cohort = useMemo(() => parseCohort(cohortText), [cohortText]);
  const plan = usePlan(
    step === 'preview' ? file : null,
    list.codes,
    cohort.ok ? cohort.value : null,
    chosenEditions,
    dates.answered,
  );
  /** Codes that wait for a date, and were not left out. */
  const waiting =
    plan?.items.filter(({ outcome, code }) => outcome === 'dates-unread' && !left.has(code)).length ?? 0;
  const included =
    plan?.toWrite.map((qualification) => qualification.code).filter((code) => !left.has(code)) ?? [];

  const go = (next: ImportStep): void => {
    setFailure(null);
    setStep(next);
  };
  return {
    step,
    file,
    busyWith,
    failure,
    codesText,
    cohortText,
    list,
    cohort: cohort.ok ? cohort.value : null,
    chosenEditions,
    plan,
    included,
    waiting,
    left,
    exchange,
    done,
    setCodesText,
    setCohortText,
    refuse: setFailure,
    go,
    readFile: async (chosen: File, level?: number): Promise<void> => {
      setFailure(null);
      setBusyWith(chosen.name);
      const result = await read({ file: chosen, name: chosen.name, level });
      setBusyWith(null);
      if (!result.ok) return setFailure(result.problem);
      if (result.value.kind === 'exchange') {
        setFile(null);
        setExchange({ file: chosen, readout: result.value.readout });
        return setStep('preview');
      }
      if (codesIn(result.value.readout).length === 0)
        return setFailure(problem('xml-not-qualification-file', { line: 1 }));
      setExchange(null);
      setFile({ name: chosen.name, readout: result.value.readout });
      setChosenEditions({});
      // The answers stay: a question is of one date in one file, and the file is chosen again after a reload.
      setLeft(new Set());
      setStep('codes');
    },
    /** Goes on with what was read elsewhere, codes and cohort filled in. */
    take: (read: ReadFile, codes: string, cohort: string): void => {
      setExchange(null);
      setFile(read);
      setChosenEditions({});
      setLeft(new Set());
      setCodesText(codes);
      setCohortText(cohort);
      setStep('preview');
    },
    check: (): void => {
      const refusal = refuseCodes(list, cohort);
      if (refusal) setFailure(refusal);
      else go('preview');
    },
    chooseEdition: (code: string, editionKey: string) =>
      setChosenEditions((before) => ({ ...before, [code]: editionKey })),
    typedDates: dates.typed,
    typeDate: (questionKey: string, text: string) =>
      setDates((before) => ({ ...before, typed: { ...before.typed, [questionKey]: text } })),
    answerDate: (questionKey: string, day: string) =>
      setDates((before) => ({ ...before, answered: { ...before.answered, [questionKey]: day } })),
    setIncluded: (code: string, isIncluded: boolean) =>
      setLeft((before) => {
        const next = new Set(before);
        if (isIncluded) next.delete(code);
        else next.add(code);
        return next;
      }),
    replaceCode: (code: string, codes: readonly string[]) =>
      setCodesText(list.codes.flatMap((known) => (known === code ? codes : [known])).join(', ')),
    importNow: async (): Promise<void> => {
      if (!file) return;
      setFailure(null);
      setBusyWith(file.name);
      const result = await write({
        readout: file.readout,
        codes: included,
        cohort: cohort.ok ? cohort.value : null,
        chosenEditions,
        answeredDates: dates.answered,
        note: file.name,
      });
      setBusyWith(null);
      if (!result.ok) return setFailure(result.problem);
      setDone(result.value);
      setStep('done');
    },
    restart: (): void => {
      setFile(null);
      setExchange(null);
      setDone(null);
      setCodesText('');
      setDates(noDates);
      go('file');
    },
  };
}

/** Why these codes and this cohort cannot be checked; null when they can. */
function refuseCodes(list: CreboList, cohort: Result<Cohort | null>): Problem | null {
  const [malformed] = list.malformed;
  if (!cohort.ok) return cohort.problem;
  if (list.codes.length > 0) return null;
  return malformed ? problem('crebo-malformed', { text: malformed }) : problem('crebo-list-empty');
}

export type Import = ReturnType<typeof useImport>;

/** The plan upon what this device holds now; it follows when a sync brings something new. */
function usePlan(
  file: ReadFile | null,
  codes: readonly string[],
  cohort: Cohort | null,
  chosenEditions: Readonly<Record<string, string>>,
  answeredDates: DateAnswers,
): ImportPlan | null {
  const stored = useQualificationsOf(codes);
  const own = useDocuments('competence');
  const world = useWorld();
  return useMemo(() => {
    if (!file || !stored || !own) return null;
    return decideImport({
      readout: file.readout,
      codes,
      cohort,
      chosenEditions,
      answeredDates,
      existing: stored,
      competences: [...standardCompetences, ...own.map(({ document }) => document)],
      newId: world.newId,
    });
  }, [file, codes, cohort, chosenEditions, answeredDates, stored, own, world]);
}
