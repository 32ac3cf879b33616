/** Merges this competence into another one (M16). What follows is shown first: every qualification that is touched. */
import { Button, Select, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CompetenceId } from '../../../../shared/kernel/ids';
import type { Problem } from '../../../../shared/kernel/problem';
import type { Competence } from '../../../../shared/records/competence';
import { textIn } from '../../../../shared/values/text-in';
import { mergeCompetence } from '../../../actions/merge-competences';
import type { Competences } from '../../../queries/use-competences';
import { useQualificationHeads } from '../../../queries/use-qualification-heads';
import { findOptions } from '../../../ui/find-options';
import { usePreferences } from '../../../ui/preferences';
import { ProblemNotice } from '../../../ui/problem-notice';
import { useAction } from '../../../ui/use-action';
import { SettingGroup } from '../../settings/setting-group';
import classes from './competences.module.css';

type MergeFormProps = { readonly competence: Competence; readonly competences: Competences };

/** The qualifications that name it, with in how many work processes: from their heads, no tree is opened. */
function useTouched({ competence, competences }: MergeFormProps) {
  const qualifications = useQualificationHeads();
  return useMemo(
    () =>
      (qualifications ?? []).flatMap(({ qualificationId, name, language, about }) => {
        const count = Object.entries(about.competenceUse)
          .filter(([id]) => competences.byId.get(id) === competence)
          .reduce((sum, [, workProcesses]) => sum + workProcesses, 0);
        return count > 0 ? [{ qualificationId, name, language, count }] : [];
      }),
    [qualifications, competence, competences],
  );
}

function WhatFollows({
  from,
  into,
  touched,
}: {
  readonly from: string;
  readonly into: string;
  readonly touched: ReturnType<typeof useTouched>;
}) {
  const { t } = useTranslation('competences');
  return (
    <div role="status">
      <Text>{t('merge.follows', { from, into })}</Text>
      {touched.length === 0 ? (
        <Text>{t('merge.touches-none')}</Text>
      ) : (
        <>
          <Text mt="xs">{t('merge.touches', { count: touched.length })}</Text>
          <ul className={classes.touched}>
            {touched.map(({ qualificationId, name, language, count }) => (
              <li key={qualificationId}>
                <Link to="/qualifications/$qualificationId" params={{ qualificationId }} lang={language}>
                  {name}
                </Link>
                {`: ${t('used', { count })}`}
              </li>
            ))}
          </ul>
          <Text mt="xs">{t('merge.exams-stay')}</Text>
        </>
      )}
    </div>
  );
}

export function MergeForm({ competence, competences }: MergeFormProps) {
  const { t } = useTranslation('competences');
  const language = usePreferences((preferences) => preferences.language);
  const merge = useAction(mergeCompetence);
  const touched = useTouched({ competence, competences });
  const [intoId, setIntoId] = useState<CompetenceId | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const { competenceId } = competence;
  const nameOf = ({ code, name }: Competence): string => `${code} ${textIn(name, language)}`;
  const options = competences.offered.filter((one) => one.competenceId !== competenceId);
  const into = options.find((one) => one.competenceId === intoId);
  const run = async (): Promise<void> => {
    if (!into || isBusy) return;
    setBusy(true);
    const note = t('merge.note', { from: competence.code, into: into.code });
    const merged = await merge({ fromId: competenceId, intoId: into.competenceId, note });
    setBusy(false);
    setProblem(merged.ok ? null : merged.problem);
  };
  return (
    <SettingGroup title={t('merge.title')}>
      <Select
        label={t('merge.into')}
        description={t('merge.hint')}
        maw="32rem"
        searchable
        clearable
        comboboxProps={{ withinPortal: false }}
        filter={findOptions}
        data={options.map((one) => ({ value: one.competenceId, label: nameOf(one) }))}
        nothingFoundMessage={t('merge.nothing-found')}
        value={intoId}
        onChange={(id) => setIntoId(options.find((one) => one.competenceId === id)?.competenceId ?? null)}
      />
      {into && <WhatFollows from={nameOf(competence)} into={nameOf(into)} touched={touched} />}
      {problem && <ProblemNotice problem={problem} onClose={() => setProblem(null)} />}
      {into && (
        <div>
          <Button loading={isBusy} onClick={run}>
            {t('merge.run', { into: into.code })}
          </Button>
        </div>
      )}
    </SettingGroup>
  );
}
