/** Where a competence is used, per qualification; each work process is a link that leads there (M43). */
import { Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CompetenceId } from '../../../../shared/kernel/ids';
import type { Competences } from '../../../queries/use-competences';
import { useQualificationHeads } from '../../../queries/use-qualification-heads';
import { useTrees } from '../../../queries/use-trees';
import { useFormat } from '../../../ui/use-format';
import { SettingGroup } from '../../settings/setting-group';
import { FactLine } from '../qualifications/fact-line';
import classes from './competences.module.css';
import { findUses, type QualificationUse } from './find-uses';

type WhereUsedProps = { readonly competenceId: CompetenceId; readonly competences: Competences };

/** What is used, of all qualifications that are not archived away; and whether that is known yet. */
function useUses({ competenceId, competences }: WhereUsedProps) {
  const format = useFormat();
  const qualifications = useQualificationHeads();
  const isMeant = useMemo(
    () =>
      (id: string): boolean =>
        (competences.byId.get(id)?.competenceId ?? id) === competenceId,
    [competences, competenceId],
  );
  const heads = useMemo(
    () =>
      qualifications
        ?.filter(({ about }) => Object.keys(about.competenceUse).some(isMeant))
        .toSorted((a, b) => format.compare(a.name, b.name)),
    [qualifications, isMeant, format],
  );
  const opened = useTrees(heads);
  const uses = useMemo(() => findUses(opened.trees, isMeant), [opened.trees, isMeant]);
  return { uses, closed: opened.closed, isReading: heads === undefined || opened.read < heads.length };
}

function UseOfQualification({ use: { head, workProcesses } }: { readonly use: QualificationUse }) {
  const { t } = useTranslation('qualification');
  const { qualificationId, name, language, code, cohort, status } = head;
  const facts = [code, cohort ? t('detail.cohort', { cohort }) : '', t(`detail.status.${status}`)];
  return (
    <li>
      <Title order={3} lang={language}>
        {name}
      </Title>
      <Text c="dimmed" size="sm">
        <FactLine facts={facts.filter((fact) => fact !== '')} />
      </Text>
      <ul>
        {workProcesses.map((workProcess) => (
          <li key={workProcess.workProcessId}>
            <Link
              to="/qualifications/$qualificationId"
              params={{ qualificationId }}
              search={{ open: workProcess.workProcessId }}
              lang={language}
            >
              {`${workProcess.code} ${workProcess.name}`.trim()}
            </Link>
          </li>
        ))}
      </ul>
    </li>
  );
}

export function WhereUsed(props: WhereUsedProps) {
  const { t } = useTranslation('competences');
  const { uses, closed, isReading } = useUses(props);
  return (
    <SettingGroup title={t('where.title')}>
      <Text role="status" c="dimmed">
        {isReading
          ? t('where.reading')
          : uses.length === 0
            ? t('unused')
            : t('used-in', { count: uses.length })}
      </Text>
      {closed.length > 0 && <Text>{t('where.closed', { count: closed.length })}</Text>}
      {uses.length > 0 && (
        <ul className={classes.uses}>
          {uses.map((use) => (
            <UseOfQualification key={use.head.qualificationId} use={use} />
          ))}
        </ul>
      )}
    </SettingGroup>
  );
}
