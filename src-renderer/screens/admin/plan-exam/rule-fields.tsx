/** Scale and pass rule: two offered rules or an own one, and always the rule in the words of the sheet. */
import { Checkbox, NumberInput, Radio, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { offeredScales } from '../../../../shared/records/standard-scales';
import { describeRule } from '../../../../shared/report/describe-result';
import { type PassRule, standardRules } from '../../../../shared/values/pass-rule';
import { textIn } from '../../../../shared/values/text-in';
import { usePreferences } from '../../../ui/preferences';
import { type PlanDraft, ruleName } from './plan-draft';
import classes from './plan-exam.module.css';

type RuleFieldsProps = {
  readonly draft: PlanDraft;
  readonly onChange: (part: Partial<PlanDraft>) => void;
};

/**
 * What a field of a percentage gives: a whole number from 0 to 100. Shares are rounded down to whole per cent (R6), so half a
 * per cent could never make a difference.
 */
const wholePercent = (value: number | string): number =>
  Math.min(100, Math.max(0, Math.round(Number(value) || 0)));

type OwnRuleFieldsProps = {
  readonly rule: PassRule;
  readonly onChange: (rule: PassRule) => void;
};

/** The four choices of a pass rule (SPEC.md, R2 to R9), for a centre that has a rule of its own. */
function OwnRuleFields({ rule, onChange }: OwnRuleFieldsProps) {
  const { t } = useTranslation('planning');
  const percent = {
    min: 0,
    max: 100,
    step: 5,
    suffix: '%',
    allowDecimal: false,
    clampBehavior: 'strict',
  } as const;
  return (
    <div className={classes.ownRule}>
      <div className={classes.pair}>
        <NumberInput
          {...percent}
          label={t('form.rule.work-process-percent')}
          value={rule.workProcessMinimumPercent}
          onChange={(value) => onChange({ ...rule, workProcessMinimumPercent: wholePercent(value) })}
        />
        <NumberInput
          {...percent}
          label={t('form.rule.exam-percent')}
          value={rule.examMinimumPercent}
          onChange={(value) => onChange({ ...rule, examMinimumPercent: wholePercent(value) })}
        />
      </div>
      <Checkbox
        label={t('form.rule.critical')}
        checked={rule.criticalKnocksOut}
        onChange={(event) => onChange({ ...rule, criticalKnocksOut: event.currentTarget.checked })}
      />
      <Radio.Group
        label={t('form.rule.not-observed')}
        value={rule.notObserved}
        onChange={(value) =>
          onChange({ ...rule, notObserved: value === 'left-out' ? 'left-out' : 'insufficient' })
        }
      >
        <div className={classes.choices}>
          <Radio value="insufficient" label={t('form.rule.not-observed-insufficient')} />
          <Radio value="left-out" label={t('form.rule.not-observed-left-out')} />
        </div>
      </Radio.Group>
    </div>
  );
}

/**
 * The choice is remembered beside the rule: an own rule that happens to say the same as an offered one stays an own one
 * while it is being changed.
 */
export function RuleFields({ draft, onChange }: RuleFieldsProps) {
  const { t } = useTranslation(['planning', 'domain']);
  const language = usePreferences((p) => p.language);
  const [choice, setChoice] = useState<string>(ruleName(draft.rule));
  const choose = (name: string): void => {
    setChoice(name);
    if (name === 'all' || name === 'three-quarters') onChange({ rule: standardRules[name] });
  };
  return (
    <>
      <Radio.Group
        label={t('form.scale.label')}
        value={draft.scaleId}
        onChange={(value) => onChange({ scaleId: value })}
      >
        <div className={classes.choices}>
          {offeredScales.map(({ scale, help }) => (
            <Radio
              key={scale.scaleId}
              value={scale.scaleId}
              label={textIn(scale.name, language)}
              description={textIn(help, language)}
            />
          ))}
        </div>
      </Radio.Group>
      <Checkbox
        label={t('form.scale.not-applicable')}
        description={t('form.scale.not-applicable-help')}
        checked={draft.mayBeNotApplicable}
        onChange={(event) => onChange({ mayBeNotApplicable: event.currentTarget.checked })}
      />
      <Radio.Group label={t('form.rule.label')} value={choice} onChange={choose}>
        <div className={classes.choices}>
          {(['three-quarters', 'all', 'custom'] as const).map((name) => (
            <Radio
              key={name}
              value={name}
              label={t(`form.rule.${name}`)}
              description={t(`form.rule.${name}-help`)}
            />
          ))}
        </div>
      </Radio.Group>
      {choice === 'custom' && <OwnRuleFields rule={draft.rule} onChange={(rule) => onChange({ rule })} />}
      <div className={classes.words}>
        <Text fw={600}>{t('form.rule.in-words')}</Text>
        <ul>
          {describeRule(draft.rule, (key, values) => t(key as 'domain:rule.critical', values ?? {})).map(
            (sentence) => (
              <li key={sentence}>{sentence}</li>
            ),
          )}
        </ul>
      </div>
    </>
  );
}
