/** The portfolio of somebody: what each qualification they are linked to says about it (M25 to M28), and what stands in it (M9). */
import { Button, Text, Title } from '@mantine/core';
import { IconFolderOpen } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { isLink } from '../../../../shared/domain/decide-links';
import type { Portfolio } from '../../../../shared/domain/portfolio/portfolio-documents';
import type { Participant } from '../../../../shared/records/participant';
import type { QualificationHead } from '../../../../shared/records/qualification';
import { useRegister } from '../../../queries/use-documents';
import { HandOver } from '../../portfolio/hand-over';
import classes from './person.module.css';
import { PersonEntries } from './person-entries';
import { useParticipations } from './person-links';

/** Of each qualification once, also where two devices linked it. */
export function usePortfolioHeads(ids: ReadonlySet<string>): readonly QualificationHead[] {
  const links = useParticipations(ids);
  const heads = useRegister('qualification');
  const linked = new Set(links.filter(isLink).map(({ qualificationId }) => qualificationId));
  return [...linked].flatMap((id) => {
    const head = heads?.byId.get(id)?.document;
    return head?.portfolioInstruction ? [head] : [];
  });
}

type PersonPortfolioProps = {
  readonly person: Participant;
  /** Every id they were known by. */
  readonly ids: ReadonlySet<string>;
  readonly heads: readonly QualificationHead[];
  readonly portfolio: Portfolio | undefined;
};

const isEmptyPortfolio = (portfolio: Portfolio | undefined): boolean =>
  !portfolio || portfolio.entries.length + portfolio.evidence.length === 0;

/** An instruction is in the language of the qualification, which is the participant's to read. */
export function PersonPortfolio({ person, ids, heads, portfolio }: PersonPortfolioProps) {
  const { t } = useTranslation('participants');
  const { participantId } = person;
  return (
    <>
      {heads.map(({ qualificationId, name, language, portfolioInstruction: said }) => (
        <article key={qualificationId} lang={language}>
          <Text size="sm" c="dimmed">
            {name}
          </Text>
          <Title order={3}>{said?.title || name}</Title>
          {said?.explanation && <Text className={classes.long}>{said.explanation}</Text>}
          {said?.instruction && <Text className={classes.long}>{said.instruction}</Text>}
        </article>
      ))}
      {portfolio && !isEmptyPortfolio(portfolio) ? (
        <PersonEntries portfolio={portfolio} />
      ) : (
        <Text c="dimmed">{t('portfolio.empty')}</Text>
      )}
      <div className={classes.buttons}>
        <Button
          variant="default"
          leftSection={<IconFolderOpen size={20} aria-hidden />}
          renderRoot={(props: object) => (
            <Link {...props} to="/participants/$participantId/portfolio" params={{ participantId }} />
          )}
        >
          {t('portfolio.open')}
        </Button>
        {!person.inactiveSince && <HandOver person={person} ids={ids} />}
      </div>
    </>
  );
}
