/** Files that another phone began to send: for which entry, how far each came, how it goes on, and the way to be rid of it. */
import type { ReactNode } from 'react';
import type { CandidatePortfolio } from '../../shared/protocol/candidate-api';
import { useCall, usePage, useWaiting } from '../page';
import { Notice, ScreenLink, SureButton } from '../parts';
import { addressOf } from '../place';

type Coming = CandidatePortfolio['coming'][number];

function ComingFile({ file }: { readonly file: Coming }): ReactNode {
  const { t, format, client, portfolio, reload } = usePage();
  const { isBusy, failed, run } = useCall();
  const { portfolioEvidenceId, portfolioEntryId, title, name, bytes, came } = file;
  const entry = portfolio.entries.find((one) => one.portfolioEntryId === portfolioEntryId);
  const said = { percent: format.percent(came / bytes), size: format.bytes(bytes) };
  const drop = async (): Promise<void> => {
    const dropped = await run(() => client.dropEvidence({ portfolioEvidenceId }));
    if (dropped.ok) await reload();
  };
  return (
    <li className="card">
      <strong>{title || name}</strong>
      {entry && <ScreenLink to={addressOf('entry', entry.portfolioEntryId)}>{entry.title}</ScreenLink>}
      <progress value={came} max={bytes} aria-label={title || name} />
      <span>{t('candidate:coming.came', said)}</span>
      <Notice t={t} failed={failed} />
      <SureButton
        label={t('candidate:coming.drop')}
        question={t('candidate:coming.dropSure')}
        isBusy={isBusy}
        onSure={() => void drop()}
      />
    </li>
  );
}

export function ComingFiles(): ReactNode {
  const { t, portfolio, sender } = usePage();
  // What this phone sends itself stands above, and goes on by itself.
  useWaiting();
  const files = portfolio.coming.filter(({ portfolioEvidenceId }) => !sender.isOwn(portfolioEvidenceId));
  if (files.length === 0) return null;
  return (
    <section aria-labelledby="coming">
      <h2 id="coming">{t('candidate:coming.title')}</h2>
      <p>{t('candidate:coming.text')}</p>
      <ul className="cards">
        {files.map((file) => (
          <ComingFile key={file.portfolioEvidenceId} file={file} />
        ))}
      </ul>
    </section>
  );
}
