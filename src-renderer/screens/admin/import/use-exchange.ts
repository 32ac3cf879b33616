/**
 * The course of a file that brings whole qualifications, from the check on: what is left out, what a person said of those
 * that look like one that is here, and what would happen with it.
 */
import { useMemo, useState } from 'react';
import type { ExchangeChoice } from '../../../../shared/domain/decide-exchange';
import { type Imported, importNow } from '../../../actions/import-now';
import type { DeskQuestion } from '../../../import-desk/desk-contract';
import type { ImportDesk } from '../../../import-desk/open-desk';
import { useAction } from '../../../ui/use-action';
import { useChecked } from './use-checked';
import type { Import, ReadExchange } from './use-import';
import { withIncluded } from './with-included';

/** A file of a whole school may hold hundreds; what lies beyond is drawn when asked for. */
export const exchangePageSize = 50;

const exchangeItemsOf = (desk: ImportDesk): ImportDesk['exchangeItems'] => desk.exchangeItems;

/** The same file, chosen once more; another level of it is another reading, with keys of other things. */
const isSameFile = (a: ReadExchange, b: ReadExchange): boolean =>
  a.file.name === b.file.name &&
  a.file.size === b.file.size &&
  a.file.lastModified === b.file.lastModified &&
  a.summary.level === b.summary.level;

/**
 * What stands on the screen of the check, and its verbs. A choice makes the plan anew; nothing is written before
 * `importNow`, which decides once more upon what the device holds then.
 */
export function useExchange(course: Import, exchange: ReadExchange) {
  const [choices, setChoices] = useState<Readonly<Record<string, ExchangeChoice>>>({});
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [shown, setShown] = useState(exchangePageSize);
  const [seen, setSeen] = useState(exchange);
  if (seen !== exchange) {
    setSeen(exchange);
    if (!isSameFile(seen, exchange)) {
      setChoices({});
      setLeft(new Set());
      setShown(exchangePageSize);
    }
  }
  const [isBusy, setBusy] = useState(false);
  const [done, setDone] = useState<Imported | null>(null);
  const write = useAction(importNow);
  const isChecking = course.step === 'preview';
  // biome-ignore lint/correctness/useExhaustiveDependencies: what lies on the desk is another file
  const question = useMemo(
    (): DeskQuestion | null => (isChecking ? { kind: 'exchange', choices } : null),
    [isChecking, choices, exchange],
  );
  // The same for as long as the screen is: a card that nothing happened to is not drawn anew.
  const verbs = useMemo(
    () => ({
      choose: (key: string, choice: ExchangeChoice) => setChoices((before) => ({ ...before, [key]: choice })),
      setIncluded: (key: string, isIncluded: boolean) =>
        setLeft((before) => withIncluded(before, key, isIncluded)),
    }),
    [],
  );
  const { desk, refuse } = course;
  const checked = useChecked({
    ...{ desk, question, shown },
    isWriting: isBusy,
    itemsOf: exchangeItemsOf,
    onFailure: refuse,
  });
  const included = checked.lines?.filter(({ key }) => !left.has(key));
  const written = included?.filter(({ outcome }) => outcome === 'new' || outcome === 'changed');
  return {
    checked,
    choices,
    left,
    /** Choices that hold up the import, and were not left out. */
    waiting: included?.filter(({ outcome }) => outcome === 'alike').length ?? 0,
    /** How many would be written; null while that is not known. */
    count: written?.length ?? null,
    /** Codes of own competences that come along, and of archived ones that are in use again. */
    brings: [...new Set(written?.flatMap(({ brings }) => brings))],
    revives: [...new Set(written?.flatMap(({ revives }) => revives))],
    isBusy,
    done,
    showMore: () => setShown((before) => before + exchangePageSize),
    verbs,
    importNow: async (): Promise<void> => {
      if (!desk || !question) return;
      refuse(null);
      setBusy(true);
      const result = await course.holdDesk(write({ desk, question, left, note: exchange.file.name }));
      setBusy(false);
      if (!result.ok) return refuse(result.problem);
      setDone(result.value);
      course.go('done');
    },
  };
}

/** What the check and its cards are given. */
export type Exchange = ReturnType<typeof useExchange>;
