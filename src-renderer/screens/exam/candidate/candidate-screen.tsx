/**
 * Before the first mark: who stands here, what will be assessed, and by which rule. The identity is confirmed once, so
 * that no mark lands with somebody else.
 */
import { Button, Text, Title } from '@mantine/core';
import { IconFileText, IconListCheck, IconPlayerPlay } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { isAway } from '../../../../shared/domain/attendance';
import { startOf } from '../../../../shared/domain/plan-time';
import { textIn } from '../../../../shared/values/text-in';
import { usePreferences } from '../../../ui/preferences';
import { ScreenFrame } from '../../../ui/screen-frame';
import { useExamFormat } from '../../../ui/use-exam-format';
import { useFormat } from '../../../ui/use-format';
import { WayBack } from '../../../ui/way-back';
import { AttendanceSection } from '../attendance/attendance-section';
import { ExamMissing } from '../exam-missing';
import { planOf, resumeStep } from '../exam-plan';
import { ExamWaiting } from '../exam-waiting';
import { UnrecordedRemarks } from '../remarks/unrecorded-remarks';
import { RuleInWords } from '../rule-in-words';
import { type ExamPlace, useExamPlace } from '../use-exam-place';
import { useHolder } from '../use-holder';
import classes from './candidate-screen.module.css';
import { Identity } from './identity';
import { MarksSoFar } from './marks-so-far';
import { OffPlan } from './off-plan';
import { TakeOver } from './take-over';
import { type StartReason, useStartReason } from './use-start-reason';

export function CandidateScreen() {
  const place = useExamPlace();
  if (place === undefined) return <ExamWaiting />;
  return place === null ? <ExamMissing /> : <CandidateDesk place={place} />;
}

/** On from here, once it is known who stands there (M2) and, where it is asked, why it begins now (W9). */
function Way({ place, start }: { readonly place: ExamPlace; readonly start: StartReason }) {
  const { t } = useTranslation('exam');
  const navigate = useNavigate();
  const { exam, assessment } = place;
  const params = { examId: exam.examId, assessmentId: assessment.assessmentId };
  if (assessment.signed)
    return (
      <div className={classes.methods}>
        <Button
          size="lg"
          leftSection={<IconFileText size={24} aria-hidden />}
          renderRoot={(props) => <Link {...props} to="/exam/$examId/sheet/$assessmentId" params={params} />}
        >
          {t('to-sheet')}
        </Button>
        <Button
          size="lg"
          variant="default"
          leftSection={<IconListCheck size={24} aria-hidden />}
          renderRoot={(props) => <Link {...props} to="/exam/$examId/review/$assessmentId" params={params} />}
        >
          {t('to-review')}
        </Button>
      </div>
    );
  if (!assessment.identifiedAt) return null;
  if (start.state === 'refused') return null;
  const step = resumeStep(planOf(exam), assessment);
  return (
    <div className={classes.methods}>
      <Button
        size="xl"
        leftSection={<IconPlayerPlay size={24} aria-hidden />}
        renderRoot={(props) => <Link {...props} to="/exam/$examId/mark/$assessmentId" params={params} />}
        onClick={(event) => {
          if (start.state === 'not-asked') return;
          event.preventDefault();
          start.before(() => void navigate({ to: '/exam/$examId/mark/$assessmentId', params }));
        }}
      >
        {assessment.startedAt && step ? t('continue-at', { number: step.indicator.number }) : t('start')}
      </Button>
    </div>
  );
}

/** What will be assessed, to go through with the candidate before it begins. */
function Contents({ place }: { readonly place: ExamPlace }) {
  const { t } = useTranslation('exam');
  const { exam } = place;
  const plan = planOf(exam);
  const critical = plan.filter((step) => step.indicator.critical).length;
  return (
    <section className={classes.block}>
      <Title order={2}>{t('contents.title')}</Title>
      <Text>
        {t('contents.count', { count: plan.length })} {t('contents.critical', { count: critical })}
      </Text>
      {exam.snapshot.coreTasks.map((coreTask) => (
        <div key={coreTask.coreTaskId} lang={exam.language}>
          <h3 className={classes.coreTask}>
            {coreTask.code} {coreTask.name}
          </h3>
          <ul className={classes.workProcesses}>
            {coreTask.workProcesses.map((workProcess) => (
              <li key={workProcess.workProcessId}>
                <b>{workProcess.code}</b> {workProcess.name} ({workProcess.indicators.length})
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

/** Somebody else's assessment shows the same facts, and the way to take it over in place of the way on. */
function CandidateDesk({ place }: { readonly place: ExamPlace }) {
  const { t } = useTranslation(['exam', 'domain']);
  const language = usePreferences((p) => p.language);
  const { exam, candidate, assessment } = place;
  const format = useExamFormat(exam);
  const days = useFormat();
  const holder = useHolder(place);
  const start = useStartReason(place);
  if (!holder) return <ExamWaiting />;
  // Said not to be there, and nothing says otherwise: then nothing begins (P4).
  const isGone = isAway(assessment.attendance) && !assessment.identifiedAt && !assessment.signed;
  const isOfAnother = !assessment.signed && !holder.isActor;
  return (
    <ScreenFrame
      title={candidate.name}
      windowTitle={exam.title}
      subtitle={t('exam-line', {
        title: exam.title,
        time: format.dayAndTime(startOf(exam, candidate)),
        place: exam.place,
      })}
      back={<WayBack />}
      width="reading"
    >
      <section className={classes.who}>
        <dl className={classes.facts}>
          <div className={classes.number}>
            <dt>{t('number')}</dt>
            <dd>{candidate.number}</dd>
          </div>
          {candidate.birthDate && (
            <div>
              <dt>{t('birth-date')}</dt>
              <dd>{days.day(`${candidate.birthDate}T12:00:00`)}</dd>
            </div>
          )}
          {candidate.group && (
            <div>
              <dt>{t('group')}</dt>
              <dd>{candidate.group}</dd>
            </div>
          )}
        </dl>
        {isOfAnother ? (
          <TakeOver place={place} name={holder.name} />
        ) : (
          <>
            {!isGone && (
              <>
                <OffPlan place={place} start={start} />
                <Identity place={place} start={start} />
                <Way place={place} start={start} />
              </>
            )}
            {!assessment.signed && (
              <AttendanceSection
                examId={exam.examId}
                assessmentId={assessment.assessmentId}
                name={candidate.name}
                standing={assessment.attendance}
              />
            )}
          </>
        )}
      </section>
      {(isOfAnother || assessment.signed) && <UnrecordedRemarks place={place} />}
      {isOfAnother && assessment.startedAt && <MarksSoFar place={place} />}
      <section className={classes.block}>
        <Title order={2}>{t('rule-title')}</Title>
        <Text>{textIn(exam.scale.name, language)}</Text>
        <RuleInWords rule={exam.rule} />
      </section>
      <Contents place={place} />
    </ScreenFrame>
  );
}
