/** One piece of evidence: its file, what it shows, and what whoever may does with it (M4). */
import { Text } from '@mantine/core';
import { IconLink, IconMessage, IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PortfolioEvidence } from '../../../shared/domain/portfolio/portfolio-documents';
import { removePortfolioEvidence } from '../../actions/save-portfolio-evidence';
import { useSubjectHandIn } from '../../queries/use-subject-hand-ins';
import { RowButton } from '../../ui/row-option';
import { useAction } from '../../ui/use-action';
import { FileLine } from '../files/file-line';
import { EvidenceForm } from './evidence-form';
import { FeedbackForm, FeedbackList } from './feedback';
import { LinkForm } from './link-form';
import classes from './portfolio.module.css';
import { usePlaceWords } from './use-place-words';
import { mayChange, type PortfolioDesk } from './use-portfolio-desk';
import { usePortfolioWords } from './use-portfolio-words';

type EvidenceProps = { readonly desk: PortfolioDesk; readonly evidence: PortfolioEvidence };
/** One at a time, as with an entry. */
type Unfolded = 'form' | 'links' | 'feedback' | null;

/** Withdrawing asks nothing: it can be put back below, and what an exam used stays with that exam (L6). */
function Options(
  props: EvidenceProps & { readonly unfolded: Unfolded; readonly onUnfold: (next: Unfolded) => void },
) {
  const { desk, evidence, unfolded, onUnfold } = props;
  const { t } = useTranslation('portfolio');
  const remove = useAction(removePortfolioEvidence);
  const { portfolioEvidenceId, file } = evidence;
  const isTheirs = mayChange(desk, evidence);
  const fold = (which: Exclude<Unfolded, null>) => ({
    of: file.name,
    'aria-expanded': unfolded === which,
    onClick: () => onUnfold(unfolded === which ? null : which),
  });
  return (
    <div className={classes.options}>
      {desk.may.write && <RowButton label={t('link')} icon={IconLink} {...fold('links')} />}
      {isTheirs && <RowButton label={t('change')} icon={IconPencil} {...fold('form')} />}
      {desk.may.tell && <RowButton label={t('give-feedback')} icon={IconMessage} {...fold('feedback')} />}
      {isTheirs && (
        <RowButton
          label={t('withdraw')}
          of={file.name}
          icon={IconTrash}
          onClick={() => void remove({ portfolioEvidenceId, isRemoved: true }).then(desk.onDone)}
        />
      )}
    </div>
  );
}

/** Where it counts, in words; that it counts nowhere is said, because then no examiner will see it. */
function Linked({ desk, evidence }: EvidenceProps) {
  const { t } = useTranslation('portfolio');
  const wordsOf = usePlaceWords(desk.trees);
  const links = desk.links.filter((link) => link.portfolioEvidenceId === evidence.portfolioEvidenceId);
  if (links.length === 0) return <Text>{t('linked-nowhere')}</Text>;
  return (
    <div>
      <Text fw={600}>{t('linked-to')}</Text>
      <ul className={classes.links}>
        {links.map((link) => (
          <li key={link.portfolioLinkId}>{wordsOf(link)}</li>
        ))}
      </ul>
    </div>
  );
}

/** While links are chosen, the list of links gives way: it is the same fact, being changed. */
export function EvidenceCard({ desk, evidence }: EvidenceProps) {
  const { addedOf } = usePortfolioWords();
  const [unfolded, setUnfolded] = useState<Unfolded>(null);
  const handIn = useSubjectHandIn(evidence.portfolioEvidenceId);
  const { file, title, description, portfolioEvidenceId } = evidence;
  const about = { portfolioEntryId: null, portfolioEvidenceId };
  const close = (): void => setUnfolded(null);
  return (
    <li className={classes.evidence}>
      <div className={classes.head}>
        <div className={classes.words}>
          <FileLine
            file={file}
            told={desk.told(file.digest, handIn)}
            isOpening={desk.files.opening === file.digest}
            onOpen={desk.files.open}
          >
            <span className={classes.quiet}>{addedOf(evidence)}</span>
          </FileLine>
        </div>
        <Options desk={desk} evidence={evidence} unfolded={unfolded} onUnfold={setUnfolded} />
      </div>
      {title !== '' && <Text fw={600}>{title}</Text>}
      {description !== '' && <Text className={classes.long ?? ''}>{description}</Text>}
      {unfolded === 'form' && <EvidenceForm desk={desk} evidence={evidence} onClose={close} />}
      {unfolded === 'feedback' && <FeedbackForm desk={desk} about={about} of={file.name} onClose={close} />}
      {unfolded === 'links' ? (
        <LinkForm desk={desk} evidence={evidence} onClose={close} />
      ) : (
        <Linked desk={desk} evidence={evidence} />
      )}
      <FeedbackList desk={desk} about={about} />
    </li>
  );
}
