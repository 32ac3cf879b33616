/** One piece of evidence: the photo, what is said of it, where it belongs, and withdrawing it. */
import { type ReactNode, useEffect, useState } from 'react';
import type { Id } from '../../shared/kernel/ids';
import { problem } from '../../shared/kernel/problem';
import type { CandidateEvidence } from '../../shared/protocol/candidate-api';
import { candidateLimits, composeCandidateFilePath } from '../../shared/protocol/candidate-paths';
import { headersOf } from '../hub/candidate-client';
import { useCall, usePage } from '../page';
import { Facts, Heading, Notice, ScreenLink, SureButton } from '../parts';
import { addressOf, go } from '../place';
import { useTyped } from '../use-typed';
import { nameOfEvidence } from './evidence-list';
import { FeedbackList } from './feedback-list';
import { LinkChoices } from './link-choices';

type Props = { readonly one: CandidateEvidence };

/** What every browser shows. */
const shown = ['image/jpeg', 'image/png', 'image/webp', 'image/gif'];

function Photo({ one }: Props): ReactNode {
  const { t, me } = usePage();
  const [address, setAddress] = useState<string | null>(null);
  const [isFailed, setIsFailed] = useState(false);
  useEffect(
    () => () => {
      if (address) URL.revokeObjectURL(address);
    },
    [address],
  );
  const { portfolioEvidenceId, file } = one;
  const show = async (): Promise<void> => {
    setIsFailed(false);
    try {
      const path = composeCandidateFilePath(portfolioEvidenceId);
      const answer = await fetch(path, { headers: headersOf(me.participantId) });
      if (!answer.ok) throw new Error(String(answer.status));
      const bytes = await answer.arrayBuffer();
      setAddress(URL.createObjectURL(new Blob([bytes], { type: file.mediaType })));
    } catch {
      setIsFailed(true);
    }
  };
  const name = nameOfEvidence(one);
  return (
    <div className="row">
      {address && <img src={address} alt={t('candidate:evidence.photo', { name })} />}
      {!address && shown.includes(file.mediaType) && (
        <button type="button" onClick={() => void show()}>
          {t('candidate:evidence.show')}
        </button>
      )}
      <a
        className="button"
        href={composeCandidateFilePath(portfolioEvidenceId, me.participantId)}
        download={file.name}
      >
        {t('candidate:evidence.download')}
      </a>
      <Notice t={t} failed={isFailed ? problem('hub-unreachable') : null} />
    </div>
  );
}

type Said = Pick<CandidateEvidence, 'title' | 'description'>;

function SaidForm({ one }: Props): ReactNode {
  const { t, client, reload } = usePage();
  const { portfolioEvidenceId, title, description } = one;
  const { isBusy, failed, run } = useCall();
  const [isSaved, setIsSaved] = useState(false);
  const form = useTyped<Said>(`evidence/${portfolioEvidenceId}`, { title, description });
  const { fields: said, typed, isKept, settle, isAll } = form;
  const change = (over: Partial<Said>): void => {
    setIsSaved(false);
    form.change(over);
  };
  const save = async (): Promise<void> => {
    const answer = await run(() => client.changeEvidence({ portfolioEvidenceId, fields: typed }));
    if (answer.ok && (await reload())) setIsSaved(settle(typed));
    else setIsSaved(answer.ok && isAll(typed));
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div className="field">
        <label htmlFor="said-title">{t('candidate:evidence.name')}</label>
        <input
          {...{ id: 'said-title', maxLength: candidateLimits.title, value: said.title }}
          placeholder={one.file.name}
          onChange={({ target }) => change({ title: target.value })}
        />
      </div>
      <div className="field">
        <label htmlFor="said-description">{t('candidate:evidence.description')}</label>
        <textarea
          {...{ id: 'said-description', rows: 3, maxLength: candidateLimits.description }}
          value={said.description}
          onChange={({ target }) => change({ description: target.value })}
        />
      </div>
      <Notice t={t} failed={failed} />
      {!isKept && (
        <p className="notice bad" role="alert">
          {t('candidate:entry.notKept')}
        </p>
      )}
      <p role="status">{isSaved && `✓ ${t('candidate:entry.saved')}`}</p>
      <button type="submit" disabled={isBusy}>
        {t(isBusy ? 'candidate:entry.saving' : 'candidate:entry.save')}
      </button>
    </form>
  );
}

function Withdraw({ one }: Props): ReactNode {
  const { t, client, reload } = usePage();
  const { isBusy, failed, run } = useCall();
  if (one.isUsed) return <p>{t('candidate:evidence.usedText')}</p>;
  const remove = async (): Promise<void> => {
    const { portfolioEvidenceId } = one;
    const answer = await run(() => client.removeEvidence({ portfolioEvidenceId }));
    if (!answer.ok) return;
    await reload();
    go(addressOf(''));
  };
  return (
    <>
      <Notice t={t} failed={failed} />
      <SureButton
        label={t('candidate:evidence.remove')}
        question={t('candidate:evidence.removeSure')}
        isBusy={isBusy}
        onSure={() => void remove()}
      />
    </>
  );
}

/** What the virus scanner found in it; the file itself only for whoever presses once more. */
function Marked({ one, found }: Props & { readonly found: string }): ReactNode {
  const { t } = usePage();
  const [isSure, setSure] = useState(false);
  return (
    <>
      <p className="notice bad">
        <strong>{t('candidate:evidence.found', { found })}</strong> {t('candidate:evidence.foundText')}
      </p>
      {isSure ? (
        <Photo one={one} />
      ) : (
        <button type="button" onClick={() => setSure(true)}>
          {t('candidate:evidence.foundAnyway')}
        </button>
      )}
    </>
  );
}

export function EvidenceScreen({ evidenceId }: { readonly evidenceId: Id<'PortfolioEvidence'> }): ReactNode {
  const { t, portfolio } = usePage();
  const one = portfolio.evidence.find(({ portfolioEvidenceId }) => portfolioEvidenceId === evidenceId);
  return (
    <>
      <ScreenLink to={addressOf('')} className="back">
        {t('candidate:back')}
      </ScreenLink>
      <Heading>{one ? nameOfEvidence(one) : t('candidate:evidence.title')}</Heading>
      {one ? (
        <>
          {one.found && <Marked key={`found-${evidenceId}`} one={one} found={one.found} />}
          {one.isHere && !one.found && <Photo key={evidenceId} one={one} />}
          <LinkChoices evidenceId={evidenceId} />
          {one.addedBy === 'staff' ? (
            <>
              <Facts facts={[['candidate:evidence.description', one.description]]} />
              <p className="notice">{t('candidate:evidence.byStaff')}</p>
              <FeedbackList about={evidenceId} />
            </>
          ) : (
            <>
              <SaidForm key={`said-${evidenceId}`} one={one} />
              <FeedbackList about={evidenceId} />
              <Withdraw one={one} />
            </>
          )}
        </>
      ) : (
        <Notice t={t} failed={problem('candidate-not-found')} />
      )}
    </>
  );
}
