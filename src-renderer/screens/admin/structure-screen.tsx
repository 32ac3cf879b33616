/**
 * All contents across qualifications and cohorts: every indicator searched, texts that come back, and which competences each
 * qualification asks for. The tab and the choice stand in the address, what is sought does not.
 */
import { NativeSelect, Tabs, Text } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { QualificationHead } from '../../../shared/records/qualification';
import { useCompetences } from '../../queries/use-competences';
import { useQualificationHeads } from '../../queries/use-qualification-heads';
import { EmptyState } from '../../ui/empty-state';
import { RegisterBar } from '../../ui/register/register-bar';
import { type RegisterSearch, useRegisterSearch } from '../../ui/register/use-register-search';
import { ScreenFrame } from '../../ui/screen-frame';
import { qualificationTabs, type StructureSearch, structureParts } from '../../ui/search-params';
import { AdministratorsOnly } from './administrators-only';
import { CoverageMap, useCoverage } from './structure/coverage-map';
import { FoundIndicators, useFoundIndicators } from './structure/found-indicators';
import { RecurringTexts, useRecurringTexts } from './structure/recurring-texts';
import { byName, type Structure, useStructure } from './structure/use-structure';

type PanelProps = { readonly structure: Structure; readonly search: RegisterSearch };

function IndicatorPanel({ structure, search }: PanelProps) {
  const { t } = useTranslation('structure');
  const found = useFoundIndicators(structure, search);
  return (
    <>
      <Text component="output" c="dimmed">
        {t('found', { count: found.total })}
      </Text>
      {structure.read === structure.total && (
        <FoundIndicators found={found} places={structure.places} search={search} />
      )}
    </>
  );
}

function RecurringPanel({ structure, search }: PanelProps) {
  const { t } = useTranslation('structure');
  const found = useRecurringTexts(structure, search);
  return (
    <>
      <Text component="output" c="dimmed">
        {t('found-texts', { count: found.total })}
      </Text>
      {structure.read === structure.total && <RecurringTexts found={found} search={search} />}
    </>
  );
}

function CoveragePanel({
  heads,
  search,
}: { readonly heads: readonly QualificationHead[] } & Pick<PanelProps, 'search'>) {
  const { t } = useTranslation('structure');
  const competences = useCompetences();
  const covered = useCoverage(heads, competences, search.followed);
  return (
    <>
      <Text c="dimmed">{t('coverage.explain')}</Text>
      {competences && <CoverageMap covered={covered} competences={competences} search={search} />}
    </>
  );
}

function StructureTabs({ all }: { readonly all: readonly QualificationHead[] }) {
  const { t } = useTranslation(['structure', 'qualification']);
  const { part = 'indicators', status } = useSearch({ strict: false });
  const navigate = useNavigate();
  const search = useRegisterSearch('structure');
  const heads = useMemo(
    () => all.filter((head) => !status || head.status === status).toSorted(byName),
    [all, status],
  );
  const structure = useStructure(heads);
  const { read, total, closed } = structure;
  const go = (next: StructureSearch): void => {
    void navigate({ to: '/structure', search: next, replace: true });
    search.toTop();
  };
  const chosen = (value: string) => qualificationTabs.find((one) => one === value);
  return (
    <>
      <RegisterBar
        search={search}
        label={t('search')}
        clearLabel={t('search-clear')}
        found={read < total ? t('reading', { read, total }) : ''}
      >
        <NativeSelect
          label={t('show.label')}
          value={status ?? ''}
          onChange={(event) => {
            const next = chosen(event.currentTarget.value);
            go(next ? { part, status: next } : { part });
          }}
          data={[
            { value: '', label: t('show.all') },
            ...qualificationTabs.map((value) => ({
              value,
              label: t(`qualification:detail.status.${value}`),
            })),
          ]}
        />
      </RegisterBar>
      {closed > 0 && <Text>{t('closed', { count: closed })}</Text>}
      <Tabs
        value={part}
        keepMounted={false}
        onChange={(value) => {
          const next = structureParts.find((one) => one === value);
          if (next) go(status ? { part: next, status } : { part: next });
        }}
      >
        <Tabs.List>
          {structureParts.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`tab.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="indicators" pt="md">
          <IndicatorPanel structure={structure} search={search} />
        </Tabs.Panel>
        <Tabs.Panel value="recurring" pt="md">
          <RecurringPanel structure={structure} search={search} />
        </Tabs.Panel>
        <Tabs.Panel value="coverage" pt="md">
          <CoveragePanel heads={heads} search={search} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}

export function StructureScreen() {
  const { t } = useTranslation(['structure', 'qualification']);
  const all = useQualificationHeads();
  return (
    <ScreenFrame
      title={t('title')}
      subtitle={t('subtitle')}
      back={<Link to="/qualifications">{t('qualification:title')}</Link>}
    >
      <AdministratorsOnly>
        {all?.length === 0 && <EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>}
        {all !== undefined && all.length > 0 && <StructureTabs all={all} />}
      </AdministratorsOnly>
    </ScreenFrame>
  );
}
