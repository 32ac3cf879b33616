/** The evidence of an assessment, per work process: in the review to add to and to look at, beside a sheet to look at. */
import { NativeSelect, Title } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Evidence, standingEvidence, workProcessOf } from '../../../../shared/domain/evidence';
import type { Exam } from '../../../../shared/domain/exam';
import { useKeptFiles } from '../../files/use-coming-files';
import { useChanges } from '../use-changes';
import type { ExamPlace } from '../use-exam-place';
import { AttachFile } from './attach-file';
import classes from './evidence.module.css';
import { EvidenceList } from './evidence-list';

type Place = Pick<ExamPlace, 'exam' | 'assessment'>;

const workProcessesOf = (exam: Exam) => exam.snapshot.coreTasks.flatMap((one) => one.workProcesses);

/** To a work process or the whole exam; to an indicator it is attached while one marks. Folded: a review in which nothing is wrong is short. */
function AddEvidence({ exam, assessment }: Place) {
  const { t } = useTranslation('evidence');
  const { attach } = useChanges({ examId: exam.examId, assessmentId: assessment.assessmentId });
  const [about, setAbout] = useState('');
  const workProcess = workProcessesOf(exam).find((one) => one.workProcessId === about);
  const coming = useKeptFiles(assessment.assessmentId);
  return (
    <details className={classes.add} open={coming.length > 0 || undefined}>
      <summary className={classes.summary}>
        <IconPaperclip size={20} aria-hidden /> {t('add-in-review')}
      </summary>
      <div className={classes.fields}>
        <NativeSelect
          className={classes.about ?? ''}
          label={t('about')}
          value={about}
          data={[
            { value: '', label: t('about-whole') },
            ...workProcessesOf(exam).map(({ workProcessId, code, name }) => ({
              value: workProcessId,
              label: `${code} ${name}`,
            })),
          ]}
          onChange={(event) => setAbout(event.currentTarget.value)}
        />
        <AttachFile
          assessment={assessment}
          about={{ indicatorId: null, workProcessId: workProcess?.workProcessId ?? null }}
          attach={attach}
        />
      </div>
    </details>
  );
}

type Group = { readonly id: string; readonly title: string; readonly evidence: readonly Evidence[] };

/** Only what has evidence; what is about the whole exam last. */
function groupsOf({ exam, assessment }: Place, whole: string): readonly Group[] {
  const standing = standingEvidence(assessment.evidence);
  const groups = workProcessesOf(exam).map(({ workProcessId, code, name }) => ({
    id: workProcessId,
    title: `${code} ${name}`,
    evidence: standing.filter((one) => workProcessOf(one, exam)?.workProcessId === workProcessId),
  }));
  const rest = standing.filter((one) => !workProcessOf(one, exam));
  return [...groups, { id: 'whole', title: whole, evidence: rest }].filter(
    ({ evidence }) => evidence.length > 0,
  );
}

/** Draws nothing where there is nothing to see and nothing to add. */
export function EvidenceSection({ exam, assessment, mayChange }: Place & { readonly mayChange: boolean }) {
  const { t } = useTranslation('evidence');
  const section = useRef<HTMLElement>(null);
  const groups = groupsOf({ exam, assessment }, t('about-whole'));
  if (groups.length === 0 && !mayChange) return null;
  return (
    <section ref={section} tabIndex={-1} className={classes.sheet} aria-label={t('title')}>
      {groups.length > 0 && <Title order={2}>{t('title')}</Title>}
      {groups.map((group) => (
        <div key={group.id} className={classes.block}>
          <h3 className={classes.heading} lang={exam.language}>
            {group.title}
          </h3>
          <EvidenceList
            place={{ exam, assessment }}
            evidence={group.evidence}
            mayRemove={mayChange}
            onRemoved={() => section.current?.focus()}
          />
        </div>
      ))}
      {mayChange && <AddEvidence exam={exam} assessment={assessment} />}
    </section>
  );
}
