/**
 * The course of one import on the screen: read a file, fill in codes and cohort, look at the plan, import. Nothing is
 * written before the last step, and leaving the screen before it leaves everything as it was.
 */
import { useMemo, useState } from 'react';
import { type Cohort, cohortOfDay, parseCohort } from '../../../../shared/domain/cohort';
import type { DateAnswers } from '../../../../shared/domain/unread-dates';
import { type CreboList, parseCreboList } from '../../../../shared/formats/crebo-list';
import { type Problem, problem } from '../../../../shared/kernel/problem';
import type { Result } from '../../../../shared/kernel/result';
import { type Imported, importNow } from '../../../actions/import-now';
import type { DeskQuestion, FileSummary } from '../../../import-desk/desk-contract';
import type { ImportDesk } from '../../../import-desk/open-desk';
import { useWorld } from '../../../queries/query-source';
import { useTypedForm } from '../../../ui/typed-text/use-typed-form';
import { useAction } from '../../../ui/use-action';
import { useChecked } from './use-checked';
import { useDesk } from './use-desk';
import { withIncluded } from './with-included';

/** Dates that are asked: what is in their fields, and what was answered, each by its question. */
type DatesForm = { readonly typed: Readonly<Record<string, string>>; readonly answered: DateAnswers };
const noDates: DatesForm = { typed: {}, answered: {} };

/** In order; up to the preview one can go back without losing what was filled in. */
export const importSteps = ['file', 'codes', 'preview', 'done'] as const;
/** Those of a file that brings whole qualifications: there are no codes to choose from. */
export const exchangeSteps = ['file', 'preview', 'done'] as const;
export type ImportStep = (typeof importSteps)[number];

/** What lies on the desk of a file of SBB. */
export type ReadFile = {
  readonly name: string;
  /** The request to the catalogue whose answer it is; null or absent: a file. */
  readonly requestId?: string | null;
  readonly summary: Extract<FileSummary, { readonly kind: 'sbb' }>;
};
/** Of another one. The file is kept: another level of it may be asked for. */
export type ReadExchange = {
  readonly file: File;
  readonly summary: Extract<FileSummary, { readonly kind: 'exchange' }>;
};

/** A whole national list may be imported at once; what lies beyond is drawn when asked for. */
export const pageSize = 100;

/** The cohort of a school year that begins in this one (M63), as it is proposed. */
const cohortOn = (day: Date): string => cohortOfDay(day.getFullYear(), day.getMonth() + 1).text;

const codeItemsOf = (desk: ImportDesk): ImportDesk['codeItems'] => desk.codeItems;

/** What was typed and answered of codes, cohort and dates; it is there again after a reload. */
function useTypedAnswers() {
  const world = useWorld();
  const [codesText, setCodesText] = useTypedForm('import codes', () => '');
  const [cohortText, setCohortText] = useTypedForm('import cohort', () => cohortOn(world.now()));
  const [dates, setDates] = useTypedForm('import dates', () => noDates);
  const list = useMemo(() => parseCreboList(codesText), [codesText]);
  const cohort = useMemo(() => parseCohort(cohortText), [cohortText]);
  return { codesText, setCodesText, cohortText, setCohortText, dates, setDates, list, cohort };
}

/** Decided upon what the device holds while it is looked at, and once more when it is written. */
export function useImport() {
  const [step, setStep] = useState<ImportStep>('file');
  const [file, setFile] = useState<ReadFile | null>(null);
  const [busyWith, setBusyWith] = useState<string | null>(null);
  const [failure, setFailure] = useState<Problem | null>(null);
  const answers = useTypedAnswers();
  const { codesText, setCodesText, cohortText, setCohortText, dates, setDates, list, cohort } = answers;
  const [chosenEditions, setChosenEditions] = useState<Readonly<Record<string, string>>>({});
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [exchange, setExchange] = useState<ReadExchange | null>(null);
  const [done, setDone] = useState<Imported | null>(null);
  const [shown, setShown] = useState(pageSize);
  const { desk, open, drop, hold } = useDesk();
  const write = useAction(importNow);

  const { answered } = dates;
  const isChecking = step === 'preview' && file !== null;
  const question = useMemo(
    (): DeskQuestion | null =>
      isChecking
        ? {
            kind: 'sbb',
            codes: list.codes,
            cohort: cohort.ok ? cohort.value : null,
            chosenEditions,
            answeredDates: answered,
          }
        : null,
    [isChecking, list, cohort, chosenEditions, answered],
  );
  const checked = useChecked({
    ...{ desk, question, shown },
    isWriting: busyWith !== null,
    itemsOf: codeItemsOf,
    onFailure: setFailure,
  });
  /** Codes that wait for a date, and were not left out. */
  const waiting =
    checked.lines?.filter(({ outcome, key }) => outcome === 'dates-unread' && !left.has(key)).length ?? 0;
  const mayWrite = checked.lines?.filter(({ outcome }) => outcome === 'new' || outcome === 'changed') ?? [];
  const included = mayWrite.filter(({ key }) => !left.has(key)).length;

  // The same as long as they can be: a card that nothing happened to is not drawn anew.
  const verbs = useMemo(
    () => ({
      chooseEdition: (code: string, editionKey: string) =>
        setChosenEditions((before) => ({ ...before, [code]: editionKey })),
      typeDate: (questionKey: string, text: string) =>
        setDates((before) => ({ ...before, typed: { ...before.typed, [questionKey]: text } })),
      answerDate: (questionKey: string, day: string) =>
        setDates((before) => ({ ...before, answered: { ...before.answered, [questionKey]: day } })),
      setIncluded: (code: string, isIncluded: boolean) =>
        setLeft((before) => withIncluded(before, code, isIncluded)),
      replaceCode: (code: string, codes: readonly string[]) =>
        setCodesText(list.codes.flatMap((known) => (known === code ? codes : [known])).join(', ')),
    }),
    [setDates, setCodesText, list],
  );

  const go = (next: ImportStep): void => {
    setFailure(null);
    setStep(next);
  };
  const begin = (): void => {
    setChosenEditions({});
    setLeft(new Set());
    setShown(pageSize);
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
    desk,
    openDesk: open,
    holdDesk: hold,
    checked,
    mayWrite: mayWrite.length > 0,
    included,
    waiting,
    left,
    exchange,
    done,
    setCodesText,
    setCohortText,
    refuse: setFailure,
    go,
    showMore: (count = pageSize) => setShown((before) => before + count),
    readFile: async (chosen: File, level?: number): Promise<void> => {
      setFailure(null);
      setBusyWith(chosen.name);
      const result = await readAtDesk(await open(), chosen, level);
      setBusyWith(null);
      if (!result.ok) {
        if (result.problem.code === 'internal') drop();
        return setFailure(result.problem);
      }
      const summary = result.value;
      if (summary.kind === 'exchange') {
        setFile(null);
        setExchange({ file: chosen, summary });
        return setStep('preview');
      }
      setExchange(null);
      setFile({ name: chosen.name, summary });
      // The answers stay: a question is of one date in one file, and the file is chosen again after a reload.
      begin();
      setStep('codes');
    },
    /** Goes on with what was laid on the desk, codes and cohort filled in. */
    take: (read: ReadFile, codes: string, cohort: string): void => {
      setExchange(null);
      setFile(read);
      begin();
      setCodesText(codes);
      setCohortText(cohort);
      setStep('preview');
    },
    check: (): void => {
      const refusal = refuseCodes(list, cohort);
      if (refusal) setFailure(refusal);
      else go('preview');
    },
    typedDates: dates.typed,
    verbs,
    importNow: async (): Promise<void> => {
      if (!file || !desk || !question) return;
      setFailure(null);
      setBusyWith(file.name);
      const result = await hold(
        write({ desk, question, left, note: file.name, answered: file.requestId ?? null }),
      );
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

/** Reads it to its end. One of SBB without a code in it is no qualification file. */
async function readAtDesk(
  desk: ImportDesk | null,
  file: File,
  level: number | undefined,
): Promise<Result<FileSummary>> {
  if (!desk) return { ok: false, problem: problem('internal', { logId: 'import-worker' }) };
  const read = await desk.read({ file, name: file.name, ...(level === undefined ? {} : { level }) });
  return read.ok && read.value.kind === 'sbb' && read.value.codes.length === 0
    ? { ok: false, problem: problem('xml-not-qualification-file', { line: 1 }) }
    : read;
}

/** Why these codes and this cohort cannot be checked; null when they can. */
function refuseCodes(list: CreboList, cohort: Result<Cohort | null>): Problem | null {
  const [malformed] = list.malformed;
  if (!cohort.ok) return cohort.problem;
  if (list.codes.length > 0) return null;
  return malformed ? problem('crebo-malformed', { text: malformed }) : problem('crebo-list-empty');
}

export type Import = ReturnType<typeof useImport>;
