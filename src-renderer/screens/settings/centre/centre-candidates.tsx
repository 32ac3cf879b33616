/** What candidates may do on their own page at the hub: off until the centre wants it, and no result until it says so. */
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CentreChange } from '../../../../shared/domain/decide-centre';
import type { Result } from '../../../../shared/kernel/result';
import type { Organisation } from '../../../../shared/records/organisation';
import { usualCandidatePage } from '../../../../shared/values/candidate-page';
import { Choice } from '../choice';
import { SettingGroup } from '../setting-group';
import { CandidateAccount } from './candidate-account';
import type { Choices } from './centre-choices';

type Page = NonNullable<Organisation['candidatePage']>;
type CentreCandidatesProps = {
  readonly organisation: Organisation;
  readonly onChoose: (choices: Choices) => void;
  readonly onSet: (change: CentreChange) => Promise<Result<null>>;
};

const results = ['never', 'signed'] as const;
/** Days that many centres choose; what stands there already is offered too. */
const linkDays = [7, 30, 90, 180];
const resultDays = [0, 3, 7, 14];

const withStanding = (offered: readonly number[], standing: number): readonly number[] =>
  [...new Set([...offered, standing])].toSorted((a, b) => a - b);

export function CentreCandidates({ organisation, onChoose, onSet }: CentreCandidatesProps) {
  const { t } = useTranslation('settings');
  const page: Page = organisation.candidatePage ?? usualCandidatePage;
  const set = (change: Partial<Page>): void => onChoose({ candidatePage: { ...page, ...change } });
  return (
    <SettingGroup title={t('candidates.title')}>
      <Text>{t('candidates.explain')}</Text>
      <Choice
        label={t('candidates.is-on')}
        value={page.isOn ? 'on' : 'off'}
        options={(['off', 'on'] as const).map((value) => ({ value, label: t(`candidates.${value}`) }))}
        onChange={(value) => set({ isOn: value === 'on' })}
      />
      {page.isOn && (
        <>
          <Choice
            label={t('candidates.results')}
            value={page.results}
            options={results.map((value) => ({ value, label: t(`candidates.result.${value}`) }))}
            onChange={(chosen) => set({ results: chosen })}
          />
          {page.results === 'signed' && (
            <Choice
              label={t('candidates.result-days')}
              value={String(page.resultsAfterDays)}
              options={withStanding(resultDays, page.resultsAfterDays).map((count) => ({
                value: String(count),
                label: count === 0 ? t('candidates.at-once') : t('candidates.days', { count }),
              }))}
              onChange={(count) => set({ resultsAfterDays: Number(count) })}
            />
          )}
          <Choice
            label={t('candidates.link-days')}
            value={String(page.linkDays)}
            options={withStanding(linkDays, page.linkDays).map((count) => ({
              value: String(count),
              label: t('candidates.days', { count }),
            }))}
            onChange={(count) => set({ linkDays: Number(count) })}
          />
          <CandidateAccount page={page} onSet={onSet} />
        </>
      )}
    </SettingGroup>
  );
}
