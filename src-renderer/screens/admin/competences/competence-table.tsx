/** One kind of competences as a table: code, name in every language of the program, and in how much it is used. */
import { Table, Title } from '@mantine/core';
import { IconArchive, IconLock } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Competence } from '../../../../shared/records/competence';
import { languages } from '../../../../shared/texts/languages';
import { languageIn, textIn } from '../../../../shared/values/text-in';
import tableClasses from '../../../ui/dense-table.module.css';
import { usePreferences } from '../../../ui/preferences';
import { StatusMark } from '../../../ui/status-mark';
import type { CompetenceUse } from '../qualifications/count-competence-use';
import { FactLine } from '../qualifications/fact-line';
import classes from './competences.module.css';

type CompetenceKind = 'own' | 'standard' | 'archived';

type CompetenceTableProps = {
  readonly kind: CompetenceKind;
  readonly competences: readonly Competence[];
  readonly uses: ReadonlyMap<string, CompetenceUse>;
};

const icons = { own: null, standard: IconLock, archived: IconArchive } as const;

/** What kind they are, in words and with a sign. */
function KindMark({ kind }: Pick<CompetenceTableProps, 'kind'>) {
  const { t } = useTranslation('competences');
  const Icon = icons[kind];
  return (
    Icon && (
      <StatusMark tone="neutral" icon={<Icon size={16} aria-hidden />}>
        {t(kind === 'standard' ? 'locked' : 'archived-hint')}
      </StatusMark>
    )
  );
}

function Use({ use }: { readonly use: CompetenceUse | undefined }) {
  const { t } = useTranslation('competences');
  if (!use) return <span className={tableClasses.quiet}>{t('unused')}</span>;
  const { workProcesses, qualifications } = use;
  return <FactLine facts={[t('used', { count: workProcesses }), t('used-in', { count: qualifications })]} />;
}

function CompetenceRow({
  competence,
  use,
}: {
  readonly competence: Competence;
  readonly use: CompetenceUse | undefined;
}) {
  const { t } = useTranslation('competences');
  const language = usePreferences((preferences) => preferences.language);
  const { competenceId, code, name, description } = competence;
  const shownIn = languageIn(name, language);
  const others = languages.filter((one) => one.code !== language);
  return (
    <Table.Tr className={tableClasses.row ?? ''}>
      <Table.Td className={classes.letter ?? ''}>{code}</Table.Td>
      <Table.Th scope="row" className={`${tableClasses.main} ${classes.name}`}>
        <Link to="/competences/$competenceId" params={{ competenceId }}>
          <span lang={shownIn ?? language}>{textIn(name, language)}</span>
        </Link>
        {description && textIn(description, language) !== '' && (
          <div className={`${tableClasses.quiet} ${classes.description}`}>
            {textIn(description, language)}
          </div>
        )}
      </Table.Th>
      {others.map((other) => (
        <Table.Td
          key={other.code}
          lang={other.code}
          data-label={other.name}
          className={`${tableClasses.quiet} ${classes.translation}`}
        >
          {shownIn !== other.code && name[other.code]?.trim()}
        </Table.Td>
      ))}
      <Table.Td data-label={t('column.used')} className={tableClasses.number ?? ''}>
        <Use use={use} />
      </Table.Td>
    </Table.Tr>
  );
}

export function CompetenceTable({ kind, competences, uses }: CompetenceTableProps) {
  const { t } = useTranslation('competences');
  const language = usePreferences((preferences) => preferences.language);
  const title = t(`kind.${kind}`);
  return (
    <section className={classes.section}>
      <div className={classes.head}>
        <Title order={2}>{title}</Title>
        <KindMark kind={kind} />
      </div>
      <div className={tableClasses.fit}>
        <Table aria-label={title} className={tableClasses.table ?? ''}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t(kind === 'standard' ? 'column.letter' : 'column.code')}</Table.Th>
              <Table.Th scope="col">{t('column.name')}</Table.Th>
              {languages
                .filter((one) => one.code !== language)
                .map((other) => (
                  <Table.Th scope="col" key={other.code} lang={other.code}>
                    {other.name}
                  </Table.Th>
                ))}
              <Table.Th scope="col">{t('column.used')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {competences.map((competence) => (
              <CompetenceRow
                key={competence.competenceId}
                competence={competence}
                use={uses.get(competence.competenceId)}
              />
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </section>
  );
}
