/**
 * A form about something that is recorded already: what was typed in it is kept field by field, and everything else is as it is
 * recorded by now. So a version that comes in while it is open shows, and saving writes over nobody's field but those that were
 * typed in.
 */
import { type FormEvent, useState } from 'react';
import type { Problem } from '../../../shared/kernel/problem';
import type { Result } from '../../../shared/kernel/result';
import { sameValue } from '../../../shared/kernel/same-value';
import { useTypedForm } from './use-typed-form';

export type DocumentForm<T> = {
  /** As it is recorded, with what was typed. */
  readonly fields: T;
  /** Something was typed and is not saved. */
  readonly isTyped: boolean;
  readonly outcome: Problem | 'saved' | null;
  readonly isBusy: boolean;
  readonly change: (part: Partial<T>) => void;
  /** A second press while it is saved does nothing. What is typed meanwhile is not saved yet. */
  readonly submit: (event: FormEvent) => Promise<void>;
};

/**
 * @param name of the form and of what it is about, as for `useTypedForm`
 * @param recorded as it stands now
 * @param save gets the fields that were typed in, and all of them
 * @param outlives as for `useTypedForm`
 */
export function useDocumentForm<T extends object>(
  name: string,
  recorded: T,
  save: (typed: Partial<T>, fields: T) => Promise<Result<unknown>>,
  outlives?: 'closing',
): DocumentForm<T> {
  const [typed, setTyped] = useTypedForm<Partial<T>>(name, () => ({}), outlives);
  const [outcome, setOutcome] = useState<Problem | 'saved' | null>(null);
  const [isBusy, setBusy] = useState(false);
  const fields = { ...recorded, ...typed };
  return {
    fields,
    isTyped: Object.keys(typed).length > 0,
    outcome,
    isBusy,
    change: (part) => {
      setTyped((now) => {
        const next = { ...now, ...part };
        // Typed back to how it is: nobody's any more.
        for (const key in part) if (sameValue(next[key], recorded[key])) delete next[key];
        return next;
      });
      setOutcome(null);
    },
    submit: async (event) => {
      event.preventDefault();
      // It may stand inside another form, which is not meant.
      event.stopPropagation();
      if (isBusy) return;
      setBusy(true);
      const saved = await save(typed, fields);
      setBusy(false);
      setOutcome(saved.ok ? 'saved' : saved.problem);
      if (saved.ok) setTyped((now) => (now === typed ? {} : now));
    },
  };
}
