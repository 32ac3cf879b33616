/** The portfolio of somebody: what each qualification they are linked to says about it (M25 to M28). Its files come with a later version. */
import { Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isLink } from '../../../../shared/domain/decide-links';
import type { QualificationHead } from '../../../../shared/records/qualification';
import { useRegister } from '../../../queries/use-documents';
import classes from './person.module.css';
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

/** In the language of the qualification, which is the participant's to read. */
export function PersonPortfolio({ heads }: { readonly heads: readonly QualificationHead[] }) {
  const { t } = useTranslation('participants');
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
      <Text c="dimmed">{t('person.portfolio-later')}</Text>
    </>
  );
}
