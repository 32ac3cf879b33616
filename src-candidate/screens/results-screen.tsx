/** Released results in plain words, each with its sheet and a copy that anybody can check. */
import { type ReactNode, useState } from 'react';
import { problem } from '../../shared/kernel/problem';
import { err, ok, type Result as ResultOf } from '../../shared/kernel/result';
import type { CandidateResults, ResultCopy } from '../../shared/protocol/candidate-api';
import { textIn } from '../../shared/values/text-in';
import { useAsked, useCall, usePage } from '../page';
import { Asked, Heading, Notice } from '../parts';
import { saveFile } from '../save-file';

type Result = CandidateResults['results'][number];

type Way = (copy: ResultCopy) => Promise<ResultOf<{ readonly content: BlobPart; readonly fileName: string }>>;

/** Asks for what the hub has of it, and saves what is made of that. */
function Downloads({ assessmentId }: Pick<Result, 'assessmentId'>): ReactNode {
  const { t, client, language, world } = usePage();
  const { isBusy, failed, run } = useCall();
  const [isSaved, setIsSaved] = useState(false);
  const save = async (make: Way): Promise<void> => {
    setIsSaved(false);
    const made = await run(async () => {
      const answer = await client.resultCopy({ assessmentId });
      return answer.ok ? make(answer.value) : answer;
    });
    if (!made.ok) return;
    saveFile(world, made.value.content, made.value.fileName);
    setIsSaved(true);
  };
  const asSheet: Way = async (copy) => {
    // Most of what draws a sheet is larger than this whole page: it comes when it is asked for.
    const { drawOwnSheet } = await import('../sheet/draw-own-sheet');
    const drawn = await drawOwnSheet(copy, language, world.now().toISOString());
    return drawn.ok ? ok({ content: drawn.value.bytes, fileName: drawn.value.fileName }) : drawn;
  };
  const away = async (): Promise<ResultOf<never>> => err(problem('hub-unreachable'));
  return (
    <>
      <Notice t={t} failed={failed} />
      <p role="status">
        {isBusy && t('candidate:results.making')}
        {isSaved && `✓ ${t('candidate:results.saved')}`}
      </p>
      <button type="button" disabled={isBusy} onClick={() => void save((copy) => asSheet(copy).catch(away))}>
        {t('candidate:results.sheet')}
      </button>
      <button
        type="button"
        disabled={isBusy}
        onClick={() => void save(async ({ copy, fileName }) => ok({ content: copy, fileName }))}
      >
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
      <Downloads assessmentId={result.assessmentId} />
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
