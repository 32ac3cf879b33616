/** Files that are on this phone only: how far each is, and why one stands still. */
import type { ReactNode } from 'react';
import { usePage, useWaiting } from '../page';
import { sayProblem } from '../parts';

export function WaitingFiles(): ReactNode {
  const { t, format, sender } = usePage();
  const waiting = useWaiting();
  if (waiting.length === 0) return null;
  return (
    <section aria-labelledby="waiting" className="waiting">
      <h2 id="waiting">{t('candidate:sending.title')}</h2>
      <p>{t('candidate:sending.text')}</p>
      <ul className="cards">
        {waiting.map(({ portfolioEvidenceId: id, name, share, problem }) => (
          <li key={id} className="card">
            <strong>{name}</strong>
            <progress value={share} max={1} aria-label={name} />
            <span>
              {share === 0
                ? t('candidate:sending.waits')
                : t('candidate:sending.progress', { percent: format.percent(share) })}
            </span>
            {problem && (
              <>
                <span className="notice bad">{sayProblem(t, problem)}</span>
                <span className="row">
                  <button type="button" onClick={sender.retry}>
                    {t('candidate:again')}
                  </button>
                  <button type="button" className="danger" onClick={() => void sender.drop(id)}>
                    {t('candidate:sending.drop')}
                  </button>
                </span>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
