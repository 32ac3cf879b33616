/** The centre's own texts on the sheet, one language at a time. What is typed is kept, and recorded when its field is left. */
import { Textarea, TextInput, Title } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type CentreChange,
  type CentreText,
  centreTextLimits,
  centreTextsOf,
} from '../../../../shared/domain/decide-centre';
import type { Result } from '../../../../shared/kernel/result';
import type { Organisation } from '../../../../shared/records/organisation';
import { languages } from '../../../../shared/texts/languages';
import { usePreferences } from '../../../ui/preferences';
import { TypedNotice } from '../../../ui/typed-text/typed-notice';
import { useTypedText } from '../../../ui/typed-text/use-typed-text';
import { Choice } from '../choice';
import { useAskedLanguage, useFocusWhenAsked, useIsAsked } from './use-asked-field';

type CentreTextsProps = {
  readonly organisation: Organisation;
  readonly onSet: (change: CentreChange) => Promise<Result<null>>;
};

const texts: readonly CentreText[] = ['met', 'notMet', 'afterwardsText', 'objectionText'];

type FieldProps = CentreTextsProps & { readonly text: CentreText; readonly language: string };

function CentreTextField({ organisation, onSet, text, language }: FieldProps) {
  const { t } = useTranslation('settings');
  const limit = centreTextLimits[text];
  const typed = useTypedText({
    field: `centre ${text} ${language}`,
    recorded: centreTextsOf(organisation)[text][language] ?? '',
    limit,
    save: (value) => onSet({ set: 'text', text, language, value }),
  });
  const area = useRef<HTMLTextAreaElement>(null);
  const isObjection = text === 'objectionText';
  useFocusWhenAsked(area, useIsAsked('objection-text') && isObjection);
  const field = {
    label: t(`centre.text.${text}`),
    lang: language,
    value: typed.text,
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      typed.type(event.currentTarget.value),
    onBlur: () => void typed.flush(),
  };
  const isWord = text === 'met' || text === 'notMet';
  return (
    <div>
      {isWord ? (
        <TextInput {...field} description={t('centre.words-hint')} />
      ) : (
        <Textarea
          {...field}
          ref={area}
          description={isObjection && typed.text.trim() === '' && t('centre.objection-blank')}
          autosize
          minRows={3}
        />
      )}
      <TypedNotice typed={typed} />
    </div>
  );
}

export function CentreTexts(props: CentreTextsProps) {
  const { t } = useTranslation('settings');
  const onScreen = usePreferences((preferences) => preferences.language);
  const asked = useAskedLanguage();
  const [language, setLanguage] = useState(asked ?? onScreen);
  return (
    <>
      <Title order={3}>{t('centre.texts')}</Title>
      <Choice
        label={t('centre.language')}
        value={language}
        options={languages.map(({ code, name }) => ({ value: code, label: name, lang: code }))}
        onChange={setLanguage}
      />
      {texts.map((text) => (
        <CentreTextField key={`${text} ${language}`} {...props} text={text} language={language} />
      ))}
    </>
  );
}
