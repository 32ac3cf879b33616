/** The end of a form about something recorded: why it was refused, or that it was saved, and the button. */
import { Button } from '@mantine/core';
import { ProblemNotice } from '../problem-notice';
import { StatusMark } from '../status-mark';
import type { DocumentForm } from './use-document-form';

type FormFootProps = Pick<DocumentForm<object>, 'outcome' | 'isBusy'> & {
  readonly submitLabel: string;
  readonly savedLabel: string;
};

/** The same end for every form: saved is said here only when main has it on disk. */
export function FormFoot({ outcome, isBusy, submitLabel, savedLabel }: FormFootProps) {
  return (
    <>
      {outcome && outcome !== 'saved' && <ProblemNotice problem={outcome} />}
      <div role="status">{outcome === 'saved' && <StatusMark tone="good">{savedLabel}</StatusMark>}</div>
      <div>
        <Button type="submit" size="lg" loading={isBusy}>
          {submitLabel}
        </Button>
      </div>
    </>
  );
}
