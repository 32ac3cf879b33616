/** The small heat map: a row per qualification, a column per competence; the number says the same as the shade. */
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { isFoundIn } from '../../../../shared/kernel/search-index';
import type { Competence } from '../../../../shared/records/competence';
import type { QualificationHead } from '../../../../shared/records/qualification';
import { textIn } from '../../../../shared/values/text-in';
import type { Competences } from '../../../queries/use-competences';
import { usePreferences } from '../../../ui/preferences';
import { RegisterRows } from '../../../ui/register/register-rows';
import type { RegisterSearch } from '../../../ui/register/use-register-search';
import { type Coverage, columnsOf, coverageOf, shadeOf } from './coverage';
import classes from './structure.module.css';
import { NothingHere } from './structure-rows';

/** The qualifications that the search finds, each with what it covers. */
export function useCoverage(
  heads: readonly QualificationHead[],
  competences: Competences | undefined,
  search: string,
): readonly Coverage[] {
  return useMemo(
    () =>
      competences
        ? heads
            .filter(({ name, code, cohort }) => isFoundIn(`${name} ${code} ${cohort ?? ''}`, search))
            .map((head) => coverageOf(head, competences.byId))
        : [],
    [heads, competences, search],
  );
}

type RowProps = { readonly covered: Coverage; readonly columns: readonly Competence[] };

function CoverageRow({ covered: { head, uses }, columns }: RowProps) {
  const { qualificationId, name, cohort, language, about } = head;
  return (
    <tr>
      <th scope="row">
        <Link to="/qualifications/$qualificationId" params={{ qualificationId }} lang={language}>
          {name}
        </Link>{' '}
        <span className={classes.facts}>{cohort}</span>
      </th>
      <td className={classes.total}>{about.workProcesses}</td>
      {columns.map(({ competenceId }) => {
        const count = uses.get(competenceId) ?? 0;
        return (
          <td key={competenceId} data-shade={shadeOf(count, about.workProcesses)}>
            {count > 0 && count}
          </td>
        );
      })}
    </tr>
  );
}

function ColumnHead({ competence }: { readonly competence: Competence }) {
  const language = usePreferences((preferences) => preferences.language);
  const name = textIn(competence.name, language);
  return (
    <th scope="col">
      <Link
        to="/competences/$competenceId"
        params={{ competenceId: competence.competenceId }}
        title={name}
        aria-label={`${competence.code} ${name}`}
      >
        {competence.code}
      </Link>
    </th>
  );
}

type CoverageMapProps = {
  readonly covered: readonly Coverage[];
  readonly competences: Competences;
  readonly search: RegisterSearch;
};

export function CoverageMap({ covered, competences, search }: CoverageMapProps) {
  const { t } = useTranslation('structure');
  const columns = useMemo(() => columnsOf(competences, covered), [competences, covered]);
  return (
    <RegisterRows
      found={covered}
      search={search}
      keyOf={({ head }) => head.qualificationId}
      moreLabel={(count) => t('more', { count })}
      nothing={<NothingHere search={search} />}
    >
      {(rows) => (
        <section className={classes.scroll} aria-label={t('tab.coverage')}>
          <table className={classes.map}>
            <caption>{t('coverage.caption')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('coverage.name')}</th>
                <th scope="col" className={classes.total}>
                  {t('coverage.total')}
                </th>
                {columns.map((competence) => (
                  <ColumnHead key={competence.competenceId} competence={competence} />
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((one) => (
                <CoverageRow key={one.head.qualificationId} covered={one} columns={columns} />
              ))}
            </tbody>
          </table>
        </section>
      )}
    </RegisterRows>
  );
}
