/** A qualification: what is asked of the portfolio, and which work processes have evidence. */
import type { ReactNode } from 'react';
import type { QualificationId } from '../../shared/kernel/ids';
import type { CandidateQualification } from '../../shared/protocol/candidate-api';
import { useAsked, usePage } from '../page';
import { Asked, Heading, ScreenLink } from '../parts';
import { addressOf } from '../place';

function Instruction({ value }: { readonly value: CandidateQualification }): ReactNode {
  const { t } = usePage();
  if (!value.instruction) return null;
  const { title, explanation, instruction } = value.instruction;
  return (
    <section aria-labelledby="instruction" lang={value.language}>
      <h2 id="instruction">{title || t('candidate:coverage.instruction')}</h2>
      {[explanation, instruction].filter(Boolean).map((text) => (
        <p key={text} className="typed">
          {text}
        </p>
      ))}
    </section>
  );
}

function Covered({ value }: { readonly value: CandidateQualification }): ReactNode {
  const { t } = usePage();
  return value.coreTasks.map(({ coreTaskId, code, name, workProcesses }) => (
    <section key={coreTaskId} aria-labelledby={`core-${coreTaskId}`}>
      <h2 id={`core-${coreTaskId}`} lang={value.language}>
        {code} {name}
      </h2>
      <ul className="cards">
        {workProcesses.map((one) => (
          <li key={one.workProcessId} className="card">
            <strong lang={value.language}>
              {one.code} {one.name}
            </strong>
            <span className={one.evidence > 0 ? 'good' : 'quiet'}>
              {one.evidence > 0
                ? `✓ ${t('candidate:coverage.with', { count: one.evidence })}`
                : `○ ${t('candidate:coverage.without')}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  ));
}

export function QualificationScreen({
  qualificationId,
}: {
  readonly qualificationId: QualificationId;
}): ReactNode {
  const { t } = usePage();
  const { value, failed, again } = useAsked(
    (client) => client.qualification({ qualificationId }),
    qualificationId,
  );
  return (
    <>
      <ScreenLink to={addressOf('')} className="back">
        {t('candidate:back')}
      </ScreenLink>
      <Heading>{value ? `${value.name} (${value.code})` : t('candidate:coverage.title')}</Heading>
      {value ? (
        <>
          <Instruction value={value} />
          <Covered value={value} />
        </>
      ) : (
        <Asked failed={failed} again={again} />
      )}
    </>
  );
}
