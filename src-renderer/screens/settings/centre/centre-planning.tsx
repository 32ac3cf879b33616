/** What planning fills in by itself, and what the centre wants of a plan. A plan can be other than the first, and not than the second. */
import { Select, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CentreChange } from '../../../../shared/domain/decide-centre';
import { type PlanDemand, planPolicyOf } from '../../../../shared/domain/plan-policies';
import type { Result } from '../../../../shared/kernel/result';
import type { Organisation } from '../../../../shared/records/organisation';
import { offeredScales } from '../../../../shared/records/standard-scales';
import { textIn } from '../../../../shared/values/text-in';
import { usePreferences } from '../../../ui/preferences';
import { Choice } from '../choice';
import { SettingGroup } from '../setting-group';
import type { Choices } from './centre-choices';
import { CentreFacts } from './centre-facts';

type CentrePlanningProps = {
  readonly organisation: Organisation;
  readonly onSet: (change: CentreChange) => Promise<Result<null>>;
  readonly onChoose: (choices: Choices) => void;
};

const rules = ['three-quarters', 'all'] as const;
const policies = ['free', 'warn', 'never'] as const;
/** Minutes per candidate that exams often take; any other is typed at the exam. */
const durations = [15, 20, 30, 45, 60, 90, 120, 180, 240, 480];
const demands = [
  ['independent', (independentPolicy) => ({ independentPolicy })],
  ['register', (registerPolicy) => ({ registerPolicy })],
  ['link', (linkPolicy) => ({ linkPolicy })],
] as const satisfies readonly (readonly [PlanDemand, (policy: (typeof policies)[number]) => Choices])[];

/** Scale, rule, place and duration of an exam that is planned anew. */
function Usual({ organisation, onSet, onChoose }: CentrePlanningProps) {
  const { t } = useTranslation(['settings', 'planning']);
  const language = usePreferences((p) => p.language);
  const minutes = organisation.usualDurationMinutes ?? null;
  const offered = [...new Set([...durations, ...(minutes ? [minutes] : [])])].toSorted((a, b) => a - b);
  return (
    <>
      <CentreFacts facts={['usualPlace', 'examCodePattern']} organisation={organisation} onSet={onSet} />
      <Select
        label={t('centre.usual-duration')}
        clearable
        clearButtonProps={{ 'aria-label': t('centre.usual-duration-none') }}
        placeholder={t('centre.usual-duration-none')}
        maw="28rem"
        data={offered.map((count) => ({ value: String(count), label: t('centre.minutes', { count }) }))}
        value={minutes ? String(minutes) : null}
        onChange={(value) => onChoose({ usualDurationMinutes: value ? Number(value) : null })}
      />
      <Choice
        label={t('planning:form.scale.label')}
        value={organisation.usualScaleId ?? 'met-not-met'}
        options={offeredScales.map(({ scale }) => ({
          value: scale.scaleId,
          label: textIn(scale.name, language),
        }))}
        onChange={(usualScaleId) => onChoose({ usualScaleId })}
      />
      <Choice
        label={t('planning:form.rule.label')}
        value={organisation.usualRule ?? 'three-quarters'}
        options={rules.map((value) => ({ value, label: t(`planning:form.rule.${value}`) }))}
        onChange={(usualRule) => onChoose({ usualRule })}
      />
    </>
  );
}

export function CentrePlanning(props: CentrePlanningProps) {
  const { organisation, onChoose } = props;
  const { t } = useTranslation('settings');
  return (
    <SettingGroup title={t('centre.planning')}>
      <Text>{t('centre.planning-usual')}</Text>
      <Usual {...props} />
      <Text>{t('centre.planning-rules')}</Text>
      {demands.map(([demand, choose]) => (
        <Choice
          key={demand}
          label={t(`centre.demand.${demand}`)}
          value={planPolicyOf(organisation, demand)}
          options={policies.map((value) => ({ value, label: t(`centre.demand-option.${value}`) }))}
          onChange={(policy) => onChoose(choose(policy))}
        />
      ))}
    </SettingGroup>
  );
}
