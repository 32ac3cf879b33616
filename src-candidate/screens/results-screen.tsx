/** Released results in plain words, each with a copy that anybody can check. */
import type { ReactNode } from 'react';
import type { CandidateResults } from '../../shared/protocol/candidate-api';
import { textIn } from '../../shared/values/text-in';
import { useAsked, useCall, usePage } from '../page';
import { Asked, Heading, Notice } from '../parts';
import { saveText } from '../save-text';

type Result = CandidateResults['results'][number];

function CopyButton({ assessmentId }: Pick<Result, 'assessmentId'>): ReactNode {
  const { t, client, world } = usePage();
  const { isBusy, failed, run } = useCall();
  const save = async (): Promise<void> => {
    const answer = await run(() => client.resultCopy({ assessmentId }));
    if (answer.ok) saveText(world, answer.value.copy, answer.value.fileName);
  };
  return (
    <>
      <Notice t={t} failed={failed} />
      <button type="button" disabled={isBusy} onClick={() => void save()}>
        {t('candidate:results.copy')}
      </button>
      <span className="quiet">{t('candidate:results.copyHint')}</span>
    </>
  );
}

function ResultCard({ result }: { readonly result: Result }): ReactNode {
  const { t, format, language } = usePage();
  const { outcome, word, place } = result;
  const when = format.moment(result.heldAt, result.timeZone);
  return (
    <li className="card">
      <h2>{result.title || result.qualificationName}</h2>
      <span className="quiet">
        {place ? t('candidate:results.held', { when, place }) : t('candidate:results.heldOn', { when })}
      </span>
      <strong className={outcome === 'passed' ? 'outcome good' : 'outcome'}>
        {textIn(word, language) || t(`candidate:results.${outcome}`)}
      </strong>
      <dl>
        {result.workProcesses.map(({ workProcessId, code, name, ...one }) => (
          <div key={workProcessId}>
            <dt>
              {code} {name}
            </dt>
            <dd>
              {t(`candidate:results.${one.outcome}`)}
              {', '}
              {t('candidate:results.counted', { sufficient: one.sufficient, count: one.counted })}
            </dd>
          </div>
        ))}
      </dl>
      {result.receiptNumber && (
        <span className="quiet">{t('candidate:results.receipt', { number: result.receiptNumber })}</span>
      )}
      <CopyButton assessmentId={result.assessmentId} />
    </li>
  );
}

function Results({ value }: { readonly value: CandidateResults }): ReactNode {
  const { t, format, me } = usePage();
  const { results, coming } = value;
  if (me.results === 'never' && results.length === 0) return <p>{t('candidate:results.never')}</p>;
  return (
    <>
      {results.length + coming.length === 0 && <p>{t('candidate:results.none')}</p>}
      {coming.map(({ title, releasedAt }) => (
        <p key={title + releasedAt} className="notice">
          {t('candidate:results.coming', { title, when: format.moment(releasedAt, me.centre.timeZone) })}
        </p>
      ))}
      <ul className="cards">
        {results.map((result) => (
          <ResultCard key={result.assessmentId} result={result} />
        ))}
      </ul>
    </>
  );
}

export function ResultsScreen(): ReactNode {
  const { t } = usePage();
  const { value, failed, again } = useAsked((client) => client.results({}), 'results');
  return (
    <>
      <Heading>{t('candidate:results.title')}</Heading>
      {value ? <Results value={value} /> : <Asked failed={failed} again={again} />}
    </>
  );
}
