/** The clear list of competences (M14, M15): the 25 standard ones, locked, the centre's own, and where each is used. */
import { Table, Title } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Competence } from '../../../shared/records/competence';
import { languageCodes } from '../../../shared/texts/languages';
import { languageIn, textIn } from '../../../shared/values/identity';
import { useCompetences } from '../../queries/use-competences';
import { useQualificationHeads } from '../../queries/use-qualification-heads';
import { usePreferences } from '../../ui/preferences';
import { ScreenFrame } from '../../ui/screen-frame';
import { StatusMark } from '../../ui/status-mark';
import { useFormat } from '../../ui/use-format';
import { AdministratorsOnly } from './administrators-only';
import classes from './competences-screen.module.css';
import { type CompetenceUse, countCompetenceUse } from './qualifications/count-competence-use';
import { FactLine } from './qualifications/fact-line';

type CompetenceTableProps = {
  readonly title: string;
  readonly competences: readonly Competence[];
  readonly uses: ReadonlyMap<string, CompetenceUse>;
  readonly isLocked: boolean;
};

/**
 * The name stands in the language of the screen and once more in another, because people of different countries work in one
 * centre and the letters are the same for all of them.
 */
function CompetenceTable({ title, competences, uses, isLocked }: CompetenceTableProps) {
  const { t } = useTranslation('qualification');
  const format = useFormat();
  const language = usePreferences((preferences) => preferences.language);
  const other = languageCodes.find((code) => code !== language) ?? language;
  return (
    <section className={classes.section}>
      <div className={classes.head}>
        <Title order={2}>{title}</Title>
        {isLocked && (
          <StatusMark tone="neutral" icon={<IconLock size={16} aria-hidden />}>
            {t('competences.locked')}
          </StatusMark>
        )}
      </div>
      <Table striped aria-label={title} className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">
              {t(isLocked ? 'competences.column.letter' : 'competences.column.code')}
            </Table.Th>
            <Table.Th scope="col">{t('competences.column.name')}</Table.Th>
            <Table.Th scope="col" className={classes.translation}>
              {t('competences.column.translation', { language: format.language(other) })}
            </Table.Th>
            <Table.Th scope="col">{t('competences.column.used')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {competences.map(({ competenceId, code, name }) => {
            const use = uses.get(competenceId);
            return (
              <Table.Tr key={competenceId}>
                <Table.Td className={classes.letter}>{code}</Table.Td>
                <Table.Th scope="row" className={classes.name}>
                  {textIn(name, language)}
                </Table.Th>
                <Table.Td lang={languageIn(name, other) ?? other} className={classes.translation}>
                  {textIn(name, other)}
                </Table.Td>
                <Table.Td className={use ? classes.used : classes.unused}>
                  {use ? (
                    <FactLine
                      facts={[
                        t('competences.used', { count: use.workProcesses }),
                        t('competences.used-in', { count: use.qualifications }),
                      ]}
                    />
                  ) : (
                    t('competences.unused')
                  )}
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </section>
  );
}

/** Use is counted from the heads of the qualifications: no tree is opened for a list. */
export function CompetencesScreen() {
  const { t } = useTranslation('qualification');
  const competences = useCompetences();
  const qualifications = useQualificationHeads();
  const uses = useMemo(() => countCompetenceUse(qualifications ?? []), [qualifications]);
  return (
    <ScreenFrame
      title={t('competences.title')}
      subtitle={t('competences.subtitle')}
      back={<Link to="/qualifications">{t('title')}</Link>}
    >
      <AdministratorsOnly>
        {competences && competences.own.length > 0 && (
          <CompetenceTable
            title={t('competences.own')}
            competences={competences.own}
            uses={uses}
            isLocked={false}
          />
        )}
        {competences && (
          <CompetenceTable
            title={t('competences.standard')}
            competences={competences.standard}
            uses={uses}
            isLocked
          />
        )}
      </AdministratorsOnly>
    </ScreenFrame>
  );
}
