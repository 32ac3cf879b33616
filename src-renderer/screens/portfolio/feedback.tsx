/** What the centre says to the candidate about an entry or a piece of evidence (L9): read, given and taken back. */
import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../shared/kernel/problem';
import {
  type AboutFeedback,
  feedbackLimit,
  givePortfolioFeedback,
  takeBackFeedback,
} from '../../actions/give-portfolio-feedback';
import { useActor } from '../../queries/use-actor';
import { useStaffNames } from '../../queries/use-staff-names';
import { ProblemNotice } from '../../ui/problem-notice';
import { useLengthError } from '../../ui/typed-text/use-length-error';
import { useTypedForm } from '../../ui/typed-text/use-typed-form';
import { useAction } from '../../ui/use-action';
import { useFormat } from '../../ui/use-format';
import classes from './portfolio.module.css';
import type { PortfolioDesk } from './use-portfolio-desk';

type FeedbackProps = { readonly desk: PortfolioDesk; readonly about: AboutFeedback };

/** Shown to everybody who sees the portfolio, the candidate too; taken back by who gave it, or by an administrator. */
export function FeedbackList({ desk, about }: FeedbackProps) {
  const { t } = useTranslation('portfolio');
  const format = useFormat();
  const nameOf = useStaffNames();
  const actor = useActor();
  const takeBack = useAction(takeBackFeedback);
  const given = desk.portfolio.feedback.filter(
    (one) =>
      one.portfolioEntryId === about.portfolioEntryId &&
      one.portfolioEvidenceId === about.portfolioEvidenceId,
  );
  if (given.length === 0) return null;
  return (
    <ul className={classes.feedback} aria-label={t('feedback')}>
      {given.map(({ portfolioFeedbackId, text, givenBy, givenAt }) => (
        <li key={portfolioFeedbackId} className={classes.process}>
          <div className={classes.words}>
            <Text className={classes.long ?? ''}>{text}</Text>
            <span className={classes.quiet}>
              {t('given', { moment: format.dayAndTime(givenAt), name: nameOf(givenBy) ?? t('somebody') })}
            </span>
          </div>
          {desk.by === 'staff' && (desk.may.write || actor?.staffId === givenBy) && (
            <Button
              variant="default"
              onClick={() => void takeBack({ portfolioFeedbackId }).then(desk.onDone)}
            >
              {t('take-back')}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

/** @param of name of what it is about, for whoever hears it */
export function FeedbackForm(props: FeedbackProps & { readonly of: string; readonly onClose: () => void }) {
  const { desk, about, of, onClose } = props;
  const { t } = useTranslation(['portfolio', 'common']);
  const lengthError = useLengthError();
  const give = useAction(givePortfolioFeedback);
  const name = `portfolio feedback ${desk.person.participantId} ${about.portfolioEntryId ?? about.portfolioEvidenceId}`;
  const [text, setText] = useTypedForm(name, () => '', 'closing');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    const given = await give({ participantId: desk.person.participantId, about, text });
    setBusy(false);
    setProblem(given.ok ? null : given.problem);
    if (!given.ok) return;
    setText('');
    onClose();
  };
  return (
    <form
      onSubmit={submit}
      autoComplete="off"
      className={classes.form}
      aria-label={`${t('give-feedback')}: ${of}`}
    >
      <Stack>
        <Textarea
          label={t('field.feedback')}
          description={t('field.feedback-hint')}
          autosize
          minRows={2}
          value={text}
          error={lengthError(text, feedbackLimit)}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setProblem(null);
          }}
        />
        {problem && <ProblemNotice problem={problem} />}
        <Group>
          <Button type="submit" loading={isBusy}>
            {t('give')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('common:close')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
