/** The clear list of competences (M14 to M16): the centre's own, the 25 standard ones, locked, and where each is used. */
import { Button } from '@mantine/core';
import { IconListSearch, IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { isFoundIn } from '../../../shared/kernel/search-index';
import type { Competence } from '../../../shared/records/competence';
import { useCompetences } from '../../queries/use-competences';
import { useRegister } from '../../queries/use-documents';
import { useQualificationHeads } from '../../queries/use-qualification-heads';
import { RegisterBar } from '../../ui/register/register-bar';
import { NothingFound } from '../../ui/register/register-rows';
import { UnreadList } from '../../ui/register/unread-rows';
import { useRegisterSearch } from '../../ui/register/use-register-search';
import { ScreenFrame } from '../../ui/screen-frame';
import { AdministratorsOnly } from './administrators-only';
import { CompetenceTable } from './competences/competence-table';
import { type CompetenceUse, countCompetenceUse } from './qualifications/count-competence-use';

type Uses = ReadonlyMap<string, CompetenceUse>;

const isSought = ({ code, name, description }: Competence, search: string): boolean =>
  isFoundIn([code, ...Object.values(name), ...Object.values(description ?? {})].join(' '), search);

function CompetenceLists({ own, standard, uses }: Lists & { readonly uses: Uses }) {
  const { t } = useTranslation('competences');
  const search = useRegisterSearch('competences');
  const { followed } = search;
  const find = (all: readonly Competence[]) => all.filter((one) => isSought(one, followed));
  const found = {
    own: find(own.filter(({ status }) => status !== 'archived')),
    standard: find(standard),
    archived: find(own.filter(({ status }) => status === 'archived')),
  };
  const total = found.own.length + found.standard.length + found.archived.length;
  const sought = followed.trim();
  return (
    <>
      <RegisterBar
        search={search}
        label={t('search')}
        clearLabel={t('search-clear')}
        found={t(sought === '' ? 'all' : 'found', { count: total })}
      />
      {total === 0 && (
        <NothingFound
          title={t('nothing-found.title')}
          text={t('nothing-found.text', { search: sought })}
          actionLabel={t('search-clear')}
          onAction={() => search.seek('')}
        />
      )}
      {(['own', 'standard', 'archived'] as const).map(
        (kind) =>
          found[kind].length > 0 && (
            <CompetenceTable key={kind} kind={kind} competences={found[kind]} uses={uses} />
          ),
      )}
    </>
  );
}

type Lists = { readonly own: readonly Competence[]; readonly standard: readonly Competence[] };

/** Use is counted from the heads of the qualifications: no tree is opened for a list. */
export function CompetencesScreen() {
  const { t } = useTranslation(['competences', 'qualification', 'structure']);
  const competences = useCompetences();
  const unread = useRegister('competence')?.unread ?? [];
  const heads = useQualificationHeads();
  const uses = useMemo(
    () => countCompetenceUse(heads ?? [], (id) => competences?.byId.get(id)?.competenceId ?? id),
    [heads, competences],
  );
  return (
    <ScreenFrame
      title={t('title')}
      subtitle={t('subtitle')}
      back={<Link to="/qualifications">{t('qualification:title')}</Link>}
      actions={
        <>
          <Button
            variant="default"
            leftSection={<IconListSearch size={20} aria-hidden />}
            renderRoot={(props: object) => <Link {...props} to="/structure" />}
          >
            {t('structure:title')}
          </Button>
          <Button
            leftSection={<IconPlus size={20} aria-hidden />}
            renderRoot={(props) => <Link {...props} to="/competences/new" />}
          >
            {t('add')}
          </Button>
        </>
      }
    >
      <AdministratorsOnly>
        <UnreadList unread={unread} />
        {competences && <CompetenceLists own={competences.own} standard={competences.standard} uses={uses} />}
      </AdministratorsOnly>
    </ScreenFrame>
  );
}
