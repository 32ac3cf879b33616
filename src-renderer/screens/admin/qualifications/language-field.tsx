/** The language of a qualification (M17): those of the program first, then others that people at Dutch schools speak. */
import { NativeSelect } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { isLanguage, languageCodes } from '../../../../shared/texts/languages';
import type { LanguageTag } from '../../../../shared/values/identity';
import { useFormat } from '../../../ui/use-format';

/** A document may be in any language; one that is not here stays as an option of the qualification that has it. */
const spoken: readonly LanguageTag[] = [
  ...['am', 'ar', 'bg', 'bs', 'cs', 'da', 'el', 'es', 'et', 'fa', 'fi', 'fr', 'fy', 'ga', 'hi', 'hr', 'hu'],
  ...['id', 'it', 'ja', 'ko', 'ku', 'li', 'lt', 'lv', 'mt', 'nb', 'pap', 'pl', 'ps', 'pt', 'ro', 'ru', 'sk'],
  ...['sl', 'so', 'sq', 'sr', 'sv', 'th', 'ti', 'tr', 'uk', 'ur', 'vi', 'zh'],
];
/** One that the program speaks by now stands among its own. */
const others = spoken.filter((tag) => !isLanguage(tag));

type LanguageFieldProps = {
  readonly value: LanguageTag;
  readonly description?: string;
  readonly onChange: (language: LanguageTag) => void;
};

export function LanguageField({ value, description, onChange }: LanguageFieldProps) {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const data = useMemo(() => {
    const option = (tag: LanguageTag) => ({ value: tag, label: format.language(tag) });
    const known: readonly string[] = [...languageCodes, ...others];
    const further = [...others, ...(known.includes(value) ? [] : [value])]
      .map(option)
      .sort((a, b) => format.compare(a.label, b.label));
    return [
      { group: t('language.program'), items: languageCodes.map(option) },
      { group: t('language.others'), items: further },
    ];
  }, [format, t, value]);
  return (
    <NativeSelect
      label={t('attributes.language')}
      description={description}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data={data}
    />
  );
}
