/** One entry: what, where and when, for which qualifications, its evidence, and what whoever may does with it. */
import { Text, Title } from '@mantine/core';
import { IconMessage, IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { evidenceOf, type PortfolioEntry } from '../../../shared/domain/portfolio/portfolio-documents';
import { removePortfolioEntry } from '../../actions/save-portfolio-entry';
import { useRegister } from '../../queries/use-documents';
import { RowButton } from '../../ui/row-option';
import { useAction } from '../../ui/use-action';
import { ChangeEntry } from './entry-form';
import { AddEvidence, EvidenceList } from './evidence-list';
import { FeedbackForm, FeedbackList } from './feedback';
import classes from './portfolio.module.css';
import { mayChange, type PortfolioDesk } from './use-portfolio-desk';
import { usePortfolioWords } from './use-portfolio-words';

type EntryProps = { readonly desk: PortfolioDesk; readonly entry: PortfolioEntry };
/** One at a time: two forms about one entry would be two answers to one question. */
type Unfolded = 'form' | 'feedback' | null;

/** Named after the entry for who does not see the card; removing asks nothing, because it can be put back below. */
function Options(
  props: EntryProps & { readonly unfolded: Unfolded; readonly onUnfold: (next: Unfolded) => void },
) {
  const { desk, entry, unfolded, onUnfold } = props;
  const { t } = useTranslation('portfolio');
  const remove = useAction(removePortfolioEntry);
  const { portfolioEntryId, title } = entry;
  const isTheirs = mayChange(desk, entry);
  const fold = (which: Exclude<Unfolded, null>) => ({
    of: title,
    'aria-expanded': unfolded === which,
    onClick: () => onUnfold(unfolded === which ? null : which),
  });
  return (
    <div className={classes.options}>
      {isTheirs && <RowButton label={t('change')} icon={IconPencil} {...fold('form')} />}
      {desk.may.tell && <RowButton label={t('give-feedback')} icon={IconMessage} {...fold('feedback')} />}
      {isTheirs && (
        <RowButton
          label={t('remove')}
          of={title}
          icon={IconTrash}
          onClick={() => void remove({ portfolioEntryId, isRemoved: true }).then(desk.onDone)}
        />
      )}
    </div>
  );
}

/** What is blank takes no line. */
function Facts({ entry }: Pick<EntryProps, 'entry'>) {
  const { t } = useTranslation('portfolio');
  const { periodOf, addedOf } = usePortfolioWords();
  const heads = useRegister('qualification')?.byId;
  const where = [entry.place, periodOf(entry)].filter(Boolean).join(' · ');
  const names = entry.qualificationIds.flatMap((id) => heads?.get(id)?.document.name ?? []);
  return (
    <>
      {where !== '' && <Text className={classes.words ?? ''}>{where}</Text>}
      {entry.description !== '' && <Text className={classes.long ?? ''}>{entry.description}</Text>}
      {names.length > 0 && (
        <Text className={classes.words ?? ''}>{t('counts-for', { names: names.join(' · ') })}</Text>
      )}
      <span className={classes.quiet}>{addedOf(entry)}</span>
    </>
  );
}

/** Its forms stand between its name and its facts, so that what is changed is seen beside what it was. */
export function EntryCard({ desk, entry }: EntryProps) {
  const [unfolded, setUnfolded] = useState<Unfolded>(null);
  const { portfolioEntryId } = entry;
  const about = { portfolioEntryId, portfolioEvidenceId: null };
  const close = (): void => setUnfolded(null);
  return (
    <li className={classes.card}>
      <div className={classes.head}>
        <Title order={4} className={classes.words ?? ''}>
          {entry.title}
        </Title>
        <Options desk={desk} entry={entry} unfolded={unfolded} onUnfold={setUnfolded} />
      </div>
      {unfolded === 'form' && <ChangeEntry desk={desk} entry={entry} onClose={close} />}
      {unfolded === 'feedback' && <FeedbackForm desk={desk} about={about} of={entry.title} onClose={close} />}
      <Facts entry={entry} />
      <FeedbackList desk={desk} about={about} />
      <EvidenceList desk={desk} evidence={evidenceOf(desk.portfolio, portfolioEntryId)} />
      {desk.may.write && <AddEvidence desk={desk} portfolioEntryId={portfolioEntryId} of={entry.title} />}
    </li>
  );
}
