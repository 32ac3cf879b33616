/** What held up the signature when the screen was opened, each with the means to settle it at once, and ticked when it is. */
import { Button, Title } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { StatusMark } from '../../../ui/status-mark';
import { nextOpenStep, type Step } from '../exam-plan';
import type { Marking } from '../use-marking';
import { Fold } from './fold';
import { ReviewRow } from './review-row';
import classes from './review-screen.module.css';
import { holdingUp, type ToDo, type ToDoKind } from './to-do';
import type { Wanted } from './use-wanted';

type StillToDoProps = {
  readonly marking: Marking;
  readonly toDo: ToDo;
  readonly wanted: Wanted | null;
};

/** More open indicators than this are better marked on the marking screen. */
const fewEnough = 4;

/** Back to the first open indicator. */
function GoOn({ marking }: { readonly marking: Marking }) {
  const { t } = useTranslation('exam');
  const step = nextOpenStep(marking.plan, marking.assessment.marks, -1);
  const { exam, assessment } = marking.place;
  if (!step) return null;
  return (
    <Button
      size="lg"
      onClick={() => marking.goTo(step.indicator.indicatorId)}
      renderRoot={(props) => (
        <Link
          {...props}
          to="/exam/$examId/mark/$assessmentId"
          params={{ examId: exam.examId, assessmentId: assessment.assessmentId }}
        />
      )}
    >
      {t('continue-at', { number: step.indicator.number })}
    </Button>
  );
}

/** The rows of one kind; those that can be settled at once stand open. */
export function ToDoRows({ marking, toDo, wanted, kind }: StillToDoProps & { readonly kind: ToDoKind }) {
  const { t } = useTranslation('exam');
  const steps = toDo[kind];
  if (steps.length === 0) return null;
  const isLong = kind === 'open' && steps.length > fewEnough;
  const startsOpen = !isLong && (holdingUp as readonly ToDoKind[]).includes(kind);
  const row = (step: Step) => (
    <ReviewRow
      key={step.indicator.indicatorId}
      marking={marking}
      step={step}
      startsOpen={startsOpen}
      isAsked={(holdingUp as readonly ToDoKind[]).includes(kind)}
      wanted={wanted}
    />
  );
  const rows = <ul className={classes.rows}>{steps.map(row)}</ul>;
  return (
    <>
      <h3 className={classes.kind}>{t(`to-do.${kind}`, { count: steps.length })}</h3>
      {isLong ? (
        <>
          <GoOn marking={marking} />
          <Fold
            summary={t('review.show-open')}
            wanted={wanted}
            isHere={steps.some(({ indicator }) => indicator.indicatorId === wanted?.indicatorId)}
          >
            {rows}
          </Fold>
        </>
      ) : (
        rows
      )}
    </>
  );
}

/** As it was found; what comes up meanwhile is told by the sign box. */
export function StillToDo(props: StillToDoProps) {
  const { t } = useTranslation('exam');
  const { needed } = props.marking;
  const isDone = holdingUp.every((kind) => needed[kind].length === 0);
  return (
    <section className={classes.block}>
      <div className={classes.head} role="status">
        <Title order={2}>{t('review.to-do')}</Title>
        {isDone && (
          <StatusMark tone="good" icon={<IconCircleCheck size={20} aria-hidden />}>
            {t('review.complete')}
          </StatusMark>
        )}
      </div>
      {holdingUp.map((kind) => (
        <ToDoRows key={kind} {...props} kind={kind} />
      ))}
    </section>
  );
}

/** "Not observed" is easily given and easily forgotten, and decides alone where the indicator is critical. */
export function LookAgain(props: StillToDoProps) {
  const { t } = useTranslation('exam');
  const { unseen, notObserved } = props.toDo;
  if (unseen.length + notObserved.length === 0) return null;
  return (
    <section className={classes.block}>
      <Title order={2}>{t('to-do.look-again')}</Title>
      <ToDoRows {...props} kind="unseen" />
      <ToDoRows {...props} kind="notObserved" />
    </section>
  );
}
