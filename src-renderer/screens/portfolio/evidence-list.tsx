/** Evidence of an entry, or of none: listed, and added. */
import { Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { evidenceOf, type PortfolioEvidence } from '../../../shared/domain/portfolio/portfolio-documents';
import type { AddedByWhom } from '../../../shared/values/added-by';
import { addPortfolioEvidence } from '../../actions/save-portfolio-evidence';
import { useAction } from '../../ui/use-action';
import { ComingList } from '../files/coming-list';
import { FileAdder } from '../files/file-adder';
import { useKeptComing } from '../files/use-coming-files';
import { EvidenceCard } from './evidence-card';
import classes from './portfolio.module.css';
import type { PortfolioDesk } from './use-portfolio-desk';

type ListProps = { readonly desk: PortfolioDesk; readonly evidence: readonly PortfolioEvidence[] };

/** Nothing where there is none: the button that adds says enough. */
export function EvidenceList({ desk, evidence }: ListProps) {
  if (evidence.length === 0) return null;
  return (
    <ul className={classes.list}>
      {evidence.map((one) => (
        <EvidenceCard key={one.portfolioEvidenceId} desk={desk} evidence={one} />
      ))}
    </ul>
  );
}

type AddProps = {
  readonly desk: PortfolioDesk;
  readonly portfolioEntryId: PortfolioEvidence['portfolioEntryId'];
};

const keptAsOf = ({ desk, portfolioEntryId }: AddProps, by: AddedByWhom): string =>
  `portfolio ${by} ${desk.person.participantId} ${portfolioEntryId ?? ''}`;

/** What a candidate was still adding when the device was locked, or what of it was refused: it waits for whoever handed it over. */
function ComingOfCandidate(props: AddProps) {
  return <ComingList {...useKeptComing(keptAsOf(props, 'candidate'))} />;
}

/** What is coming goes on when one leaves this screen. */
function useAdding(props: AddProps) {
  const { desk, portfolioEntryId } = props;
  const add = useAction(addPortfolioEvidence);
  const { participantId } = desk.person;
  return {
    keptAs: keptAsOf(props, desk.by),
    onAdded: (file: PortfolioEvidence['file']) => add({ participantId, portfolioEntryId, file, by: desk.by }),
  };
}

/** To an entry: a button with its name; what is pasted elsewhere on the screen belongs to none. */
export function AddEvidence({ of, ...props }: AddProps & { readonly of: string }) {
  const { t } = useTranslation('portfolio');
  const adding = useAdding(props);
  return (
    <>
      <FileAdder {...adding} isCompact isOneOfMany label={t('add-evidence')} of={of} />
      {props.desk.by === 'staff' && <ComingOfCandidate {...props} />}
    </>
  );
}

/** What belongs to no entry, such as a certificate; the one place of this screen that takes what is pasted or dropped. */
export function LooseEvidence({ desk }: { readonly desk: PortfolioDesk }) {
  const { t } = useTranslation('portfolio');
  const adding = useAdding({ desk, portfolioEntryId: null });
  const evidence = evidenceOf(desk.portfolio, null);
  if (evidence.length === 0 && !desk.may.write) return null;
  return (
    <section aria-labelledby="portfolio-loose" className={classes.part}>
      <Title order={2} id="portfolio-loose">
        {t('loose')}
      </Title>
      <Text className={classes.text ?? ''}>{t('loose-explain')}</Text>
      {desk.may.write && <FileAdder {...adding} hasCamera />}
      {desk.by === 'staff' && <ComingOfCandidate desk={desk} portfolioEntryId={null} />}
      <EvidenceList desk={desk} evidence={evidence} />
    </section>
  );
}
