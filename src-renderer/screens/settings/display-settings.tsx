/** Language, colours and text size. */
import { useTranslation } from 'react-i18next';
import { languages } from '../../../shared/texts/languages';
import { colourSchemes, textSizes, usePreferences } from '../../ui/preferences';
import { useFormat } from '../../ui/use-format';
import { Choice } from './choice';
import { SettingGroup } from './setting-group';

export function DisplaySettings() {
  const { t } = useTranslation(['settings', 'shell']);
  const format = useFormat();
  const { language, colourScheme, textPercent, change } = usePreferences();
  return (
    <SettingGroup title={t('display.title')}>
      <Choice
        label={t('shell:language')}
        value={language}
        options={languages.map(({ code, name }) => ({
          value: code,
          label: name,
          lang: code,
        }))}
        onChange={(value) => change({ language: value })}
      />
      <Choice
        label={t('display.colours')}
        description={t('display.colours-hint')}
        value={colourScheme}
        options={colourSchemes.map((value) => ({ value, label: t(`display.scheme.${value}`) }))}
        onChange={(value) => change({ colourScheme: value })}
      />
      <Choice
        label={t('display.text-size')}
        value={String(textPercent)}
        options={textSizes.map((size) => ({ value: String(size), label: format.percent(size) }))}
        onChange={(value) => change({ textPercent: Number(value) })}
      />
    </SettingGroup>
  );
}
