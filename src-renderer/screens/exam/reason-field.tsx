/** Why somebody does something out of the ordinary: a sentence of their own, or one of a few that one tap fills in. */
import { Button, Textarea } from '@mantine/core';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { reasonLimit } from '../../../shared/records/reason-limit';
import classes from './reason-field.module.css';

/** Whether it says something and can be kept whole. */
export const isReason = (text: string): boolean => text.trim() !== '' && text.trim().length <= reasonLimit;

type ReasonFieldProps = {
  readonly label: string;
  readonly hint: string;
  /** Ready-made reasons. */
  readonly phrases: readonly string[];
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** It was asked for in vain: said at the field. */
  readonly isMissing: boolean;
  readonly ref?: Ref<HTMLTextAreaElement>;
};

/** Nothing is cut off: what is longer than can be kept says so, with the number. */
export function ReasonField(props: ReasonFieldProps) {
  const { t } = useTranslation('exam');
  const { label, hint, phrases, value, onChange, isMissing, ref } = props;
  const tooLong = value.trim().length > reasonLimit;
  const error = tooLong
    ? t('reason.too-long', { count: value.trim().length, limit: reasonLimit })
    : isMissing && value.trim() === '' && t('reason.missing');
  return (
    <div className={classes.field}>
      <Textarea
        ref={ref}
        label={label}
        description={hint}
        autosize
        minRows={1}
        required
        value={value}
        error={error}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <fieldset className={classes.phrases}>
        <legend className={classes.phrasesLabel}>{t('reason.phrases')}</legend>
        {phrases.map((phrase) => (
          <Button key={phrase} variant="default" radius="xl" onClick={() => onChange(phrase)}>
            {phrase}
          </Button>
        ))}
      </fieldset>
    </div>
  );
}
