/** One entry of the portfolio: what is filled in, its evidence, what the centre wrote about it. */
import { type ReactNode, useState } from 'react';
import { blankEntryFields, decideEntry, type EntryFields } from '../../shared/domain/portfolio/decide-entry';
import type { Id } from '../../shared/kernel/ids';
import type { Problem } from '../../shared/kernel/problem';
import { forgetTyped, keepTyped, readTyped } from '../kept/kept-typed';
import { useCall, usePage } from '../page';
import { Heading, Notice, ScreenLink, SureButton } from '../parts';
import { addressOf, go } from '../place';
import { EntryFieldset } from './entry-fieldset';
import { EvidenceList } from './evidence-list';
import { FeedbackList } from './feedback-list';
import { FileChooser } from './file-chooser';
import { WaitingFiles } from './waiting-files';

type Props = { readonly entryId: Id<'PortfolioEntry'> };

function useFields(entryId: Props['entryId']) {
  const { me, portfolio } = usePage();
  const form = `entry/${entryId}`;
  const there = portfolio.entries.find(({ portfolioEntryId }) => portfolioEntryId === entryId);
  const { kind, title, place, from, until, description, qualificationIds } = there ?? blankEntryFields;
  const [fields, setFields] = useState<EntryFields>({
    ...{ kind, title, place, from, until, description, qualificationIds },
    ...readTyped(me.participantId, form),
  });
  return {
    ...{ there, fields },
    change: (over: Partial<EntryFields>) => {
      setFields({ ...fields, ...over });
      keepTyped(me.participantId, form, { ...fields, ...over });
    },
    settle: () => forgetTyped(me.participantId, form),
  };
}

function EntryForm({ entryId }: Props): ReactNode {
  const { t, client, reload } = usePage();
  const { there, fields, change, settle } = useFields(entryId);
  const { isBusy, failed, run } = useCall();
  const [refused, setRefused] = useState<Problem | null>(null);
  const [isSaved, setIsSaved] = useState(false);
  const save = async (): Promise<void> => {
    const decided = decideEntry(fields);
    setRefused(decided.ok ? null : decided.problem);
    if (!decided.ok) return;
    const answer = await run(() => client.saveEntry({ portfolioEntryId: entryId, fields: decided.value }));
    if (!answer.ok) return;
    settle();
    setIsSaved(true);
    await reload();
  };
  const remove = async (): Promise<void> => {
    const answer = await run(() => client.removeEntry({ portfolioEntryId: entryId }));
    if (!answer.ok) return;
    settle();
    await reload();
    go(addressOf(''));
  };
  return (
    <>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <EntryFieldset
          fields={fields}
          onChange={(over) => {
            setIsSaved(false);
            change(over);
          }}
        />
        <Notice t={t} failed={refused ?? failed} />
        <p role="status">{isSaved && `✓ ${t('candidate:entry.saved')}`}</p>
        <button type="submit" className="main" disabled={isBusy}>
          {t(isBusy ? 'candidate:entry.saving' : 'candidate:entry.save')}
        </button>
        <p className="quiet">{t('candidate:entry.kept')}</p>
      </form>
      {there && (
        <SureButton
          label={t('candidate:entry.remove')}
          question={t('candidate:entry.removeSure')}
          isBusy={isBusy}
          onSure={() => void remove()}
        />
      )}
    </>
  );
}

export function EntryScreen({ entryId }: Props): ReactNode {
  const { t, portfolio } = usePage();
  const isThere = portfolio.entries.some(({ portfolioEntryId }) => portfolioEntryId === entryId);
  const evidence = portfolio.evidence.filter(({ portfolioEntryId }) => portfolioEntryId === entryId);
  return (
    <>
      <ScreenLink to={addressOf('')} className="back">
        {t('candidate:back')}
      </ScreenLink>
      <Heading>{t(isThere ? 'candidate:entry.change' : 'candidate:entry.new')}</Heading>
      <EntryForm key={entryId} entryId={entryId} />
      <section aria-labelledby="evidence">
        <h2 id="evidence">{t('candidate:evidence.title')}</h2>
        {isThere ? (
          <>
            <EvidenceList evidence={evidence} />
            <FileChooser portfolioEntryId={entryId} />
          </>
        ) : (
          <p>{t('candidate:entry.saveFirst')}</p>
        )}
      </section>
      <WaitingFiles />
      <FeedbackList about={entryId} />
    </>
  );
}
