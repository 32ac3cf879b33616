/**
 * Review and sign: what was missing when the screen was opened, what the rule makes of it and why, every mark once more,
 * and the signature, in sight all the time. Everything can be changed here in place until it is signed.
 */
import { Button, Title } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSessionScreen } from '../../../ui/page-view';
import { ProblemNotice } from '../../../ui/problem-notice';
import { useWindowTitle } from '../../../ui/use-window-title';
import { useWayBack } from '../../../ui/way-back';
import { CandidateBand } from '../candidate-band';
import { Doubts } from '../doubts/doubts';
import { EvidenceSection } from '../evidence/evidence-section';
import { ExamMissing } from '../exam-missing';
import { ExamWaiting } from '../exam-waiting';
import { HolderOnly } from '../holder-only';
import { UnrecordedRemarks } from '../remarks/unrecorded-remarks';
import { type ExamPlace, useExamPlace } from '../use-exam-place';
import { useMarking } from '../use-marking';
import { ResultInWords } from './result-in-words';
import classes from './review-screen.module.css';
import { SignBox } from './sign-box';
import { SignedSection } from './signed-section';
import { LookAgain, StillToDo } from './still-to-do';
import { TakeOvers } from './take-overs';
import { useToDo } from './to-do';
import { useSigning } from './use-signing';
import { useWanted } from './use-wanted';
import { WorkProcesses } from './work-processes';

/** Signed, it is for everybody to read; unsigned, only for who has the assessment. */
export function ReviewScreen() {
  const place = useExamPlace();
  if (place === undefined) return <ExamWaiting />;
  if (place === null) return <ExamMissing />;
  return (
    <HolderOnly place={place}>
      <ReviewDesk key={place.assessment.assessmentId} place={place} />
    </HolderOnly>
  );
}

/** What holds up the signature comes first, what can only be read last. */
function ReviewDesk({ place }: { readonly place: ExamPlace }) {
  const { t } = useTranslation('exam');
  useSessionScreen('session');
  const marking = useMarking(place);
  const toDo = useToDo(marking);
  const signing = useSigning(marking);
  const { wanted, want } = useWanted();
  const { exam, assessment } = place;
  const params = { examId: exam.examId, assessmentId: assessment.assessmentId };
  const { signed } = assessment;
  const back = useWayBack();
  useWindowTitle(`${t('review.title')} – ${exam.title}`);
  return (
    <div className={classes.desk} data-review>
      <CandidateBand place={place}>
        <Button
          variant="default"
          leftSection={<IconArrowLeft size={20} aria-hidden />}
          renderRoot={(props) =>
            signed ? (
              back.link(props)
            ) : (
              <Link {...props} to="/exam/$examId/mark/$assessmentId" params={params} />
            )
          }
        >
          {signed ? back.label : t('to-marking')}
        </Button>
      </CandidateBand>
      <div className={classes.sheet}>
        <div className={classes.content}>
          {marking.refused && marking.refused !== signing.wrong && (
            <ProblemNotice problem={marking.refused} />
          )}
          {signed && <UnrecordedRemarks place={place} />}
          <Doubts place={place} />
          <TakeOvers assessment={assessment} exam={exam} />
          {assessment.eventsByOthers > 0 && (
            <p className={classes.late}>{t('events-by-others', { count: assessment.eventsByOthers })}</p>
          )}
          {assessment.lateEvents > 0 && (
            <p className={classes.late}>{t('late-events', { count: assessment.lateEvents })}</p>
          )}
          {signed ? (
            <SignedSection place={place} signed={signed} />
          ) : (
            <StillToDo marking={marking} toDo={toDo} wanted={wanted} />
          )}
          <section className={classes.block}>
            <Title order={2}>{t('review.outcome')}</Title>
            <ResultInWords exam={exam} result={marking.result} />
          </section>
          <LookAgain marking={marking} toDo={toDo} wanted={wanted} />
          <WorkProcesses marking={marking} toDo={toDo} wanted={wanted} />
          <EvidenceSection exam={exam} assessment={assessment} mayChange={!signed} />
        </div>
        {!signed && <SignBox marking={marking} signing={signing} onLead={want} />}
      </div>
    </div>
  );
}
