/** One entry of the portfolio: what is filled in, its evidence, what the centre wrote about it. */
import { type ReactNode, useState } from 'react';
import { blankEntryFields, decideEntry, type EntryFields } from '../../shared/domain/portfolio/decide-entry';
import type { Id } from '../../shared/kernel/ids';
import type { Problem } from '../../shared/kernel/problem';
import type { CandidateEntry } from '../../shared/protocol/candidate-api';
import { useCall, usePage } from '../page';
import { Facts, Heading, Notice, ScreenLink, SureButton } from '../parts';
import { addressOf, go } from '../place';
import { useTyped } from '../use-typed';
import { EntryFieldset } from './entry-fieldset';
import { sayKind, sayPeriod } from './entry-list';
import { EvidenceList } from './evidence-list';
import { FeedbackList } from './feedback-list';
import { FileChooser } from './file-chooser';
import { WaitingFiles } from './waiting-files';

type Props = { readonly entryId: Id<'PortfolioEntry'> };

type Entry = CandidateEntry | undefined;

const fieldsOf = (there: Entry): EntryFields => {
  const { kind, title, place, from, until, description, qualificationIds } = there ?? blankEntryFields;
  return { kind, title, place, from, until, description, qualificationIds };
};

/** Of one that the hub has only what was typed; of a new one all of it. */
const sentOf = (there: Entry, decided: EntryFields, typed: Partial<EntryFields>): Partial<EntryFields> =>
  there
    ? Object.fromEntries(Object.keys(typed).map((name) => [name, decided[name as keyof EntryFields]]))
    : decided;

function EntryForm({ entryId, there }: Props & { readonly there: Entry }): ReactNode {
  const { t, client, reload } = usePage();
  const { fields, typed, isKept, change, settle, isAll, forget } = useTyped(
    `entry/${entryId}`,
    fieldsOf(there),
  );
  const { isBusy, failed, run } = useCall();
  const [refused, setRefused] = useState<Problem | null>(null);
  const [isSaved, setIsSaved] = useState(false);
  const save = async (): Promise<void> => {
    const decided = decideEntry(fields);
    setRefused(decided.ok ? null : decided.problem);
    if (!decided.ok) return;
    const sent = sentOf(there, decided.value, typed);
    const answer = await run(() => client.saveEntry({ portfolioEntryId: entryId, fields: sent }));
    // While the hub does not tell what stands there now, the form goes on with what was typed.
    if (answer.ok && (await reload())) setIsSaved(settle(typed));
    else setIsSaved(answer.ok && isAll(typed));
  };
  const remove = async (): Promise<void> => {
    const answer = await run(() => client.removeEntry({ portfolioEntryId: entryId }));
    if (!answer.ok) return;
    forget();
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
        {isKept ? (
          <p className="quiet">{t('candidate:entry.kept')}</p>
        ) : (
          <p className="notice bad" role="alert">
            {t('candidate:entry.notKept')}
          </p>
        )}
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

/** What somebody of the centre added is the centre's word: it is read here, and changed there. */
function EntryFacts({ entry }: { readonly entry: CandidateEntry }): ReactNode {
  const { t, format, language, me } = usePage();
  const facts = [
    ['candidate:entry.kind', sayKind(t, me.portfolioKinds, entry.kind, language)],
    ['candidate:entry.title', entry.title],
    ['candidate:entry.place', entry.place],
    ['candidate:entry.when', sayPeriod(t, format, entry)],
    ['candidate:entry.description', entry.description],
  ] as const;
  return (
    <>
      <Facts facts={facts} />
      <p className="notice">{t('candidate:entry.byStaff')}</p>
    </>
  );
}

export function EntryScreen({ entryId }: Props): ReactNode {
  const { t, portfolio } = usePage();
  const there = portfolio.entries.find(({ portfolioEntryId }) => portfolioEntryId === entryId);
  const evidence = portfolio.evidence.filter(({ portfolioEntryId }) => portfolioEntryId === entryId);
  const isStaffs = there?.addedBy === 'staff';
  return (
    <>
      <ScreenLink to={addressOf('')} className="back">
        {t('candidate:back')}
      </ScreenLink>
      <Heading>
        {isStaffs ? there.title : t(there ? 'candidate:entry.change' : 'candidate:entry.new')}
      </Heading>
      {isStaffs ? <EntryFacts entry={there} /> : <EntryForm key={entryId} {...{ entryId, there }} />}
      <section aria-labelledby="evidence">
        <h2 id="evidence">{t('candidate:evidence.title')}</h2>
        {there ? (
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
