/** The candidate's exams in plain facts. */
import type { ReactNode } from 'react';
import type { CandidateExams } from '../../shared/protocol/candidate-api';
import { useAsked, usePage } from '../page';
import { Asked, Facts, Heading } from '../parts';

function ExamCard({ exam }: { readonly exam: CandidateExams['exams'][number] }): ReactNode {
  const { t, format } = usePage();
  const { minutes, attempt } = exam;
  const facts = [
    ['candidate:exams.when', format.moment(exam.startsAt, exam.timeZone)],
    ['candidate:exams.where', exam.place],
    ['candidate:exams.who', exam.examiners.join(', ')],
    ['candidate:exams.adjustments', exam.adjustments],
    ['candidate:exams.attempt', attempt === null ? '' : String(attempt)],
  ] as const;
  return (
    <li className="card">
      <h2>{exam.title || exam.qualification.name}</h2>
      <span className="quiet">
        {exam.qualification.name} · {exam.code}
      </span>
      <strong>{t(`candidate:exams.state.${exam.state}`)}</strong>
      <Facts facts={facts} />
      {minutes !== null && <span>{t('candidate:exams.minutes', { count: minutes })}</span>}
    </li>
  );
}

export function ExamsScreen(): ReactNode {
  const { t } = usePage();
  const { value, failed, again } = useAsked((client) => client.exams({}), 'exams');
  return (
    <>
      <Heading>{t('candidate:exams.title')}</Heading>
      {!value && <Asked failed={failed} again={again} />}
      {value?.exams.length === 0 && <p>{t('candidate:exams.none')}</p>}
      <ul className="cards">
        {value?.exams.map((exam) => (
          <ExamCard key={exam.examId} exam={exam} />
        ))}
      </ul>
    </>
  );
}
