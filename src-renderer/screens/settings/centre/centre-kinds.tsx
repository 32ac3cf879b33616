/** Kinds of experience of the centre's own (M9): added, named in each language, and no longer offered. */
import { Button, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CentreChange } from '../../../../shared/domain/decide-centre';
import { kindNameLimit, type OwnKinds } from '../../../../shared/domain/portfolio/decide-kinds';
import type { Problem } from '../../../../shared/kernel/problem';
import type { Result } from '../../../../shared/kernel/result';
import type { Organisation } from '../../../../shared/records/organisation';
import { languages } from '../../../../shared/texts/languages';
import { textIn } from '../../../../shared/values/text-in';
import { usePreferences } from '../../../ui/preferences';
import { ProblemNotice } from '../../../ui/problem-notice';
import { StatusMark } from '../../../ui/status-mark';
import { TypedNotice } from '../../../ui/typed-text/typed-notice';
import { useTypedForm } from '../../../ui/typed-text/use-typed-form';
import { useTypedText } from '../../../ui/typed-text/use-typed-text';
import { Choice } from '../choice';
import { SettingGroup } from '../setting-group';

type CentreKindsProps = {
  readonly organisation: Organisation;
  readonly onSet: (change: CentreChange) => Promise<Result<null>>;
};
type KindProps = {
  readonly kind: OwnKinds[number];
  readonly language: string;
  readonly onSet: CentreKindsProps['onSet'];
};

/** Its name in the language that is chosen above; recorded when the field is left, as every text of a centre. */
function Kind({ kind: { code, label, isRetired = false }, language, onSet }: KindProps) {
  const { t } = useTranslation('settings');
  const onScreen = usePreferences((preferences) => preferences.language);
  const typed = useTypedText({
    field: `centre kind ${code} ${language}`,
    recorded: label[language] ?? '',
    limit: kindNameLimit,
    save: (name) => onSet({ set: 'kinds', change: { do: 'name', code, name, language } }),
  });
  const offer = (isOffered: boolean): void =>
    void onSet({ set: 'kinds', change: { do: 'offer', code, isOffered } });
  const name = textIn(label, onScreen);
  return (
    <div>
      <TextInput
        label={t('kinds.name-of', { name })}
        lang={language}
        value={typed.text}
        onChange={(event) => typed.type(event.currentTarget.value)}
        onBlur={() => void typed.flush()}
      />
      <TypedNotice typed={typed} />
      {isRetired && <StatusMark tone="neutral">{t('kinds.retired')}</StatusMark>}
      <Button
        mt="xs"
        variant="default"
        aria-label={`${t(isRetired ? 'kinds.offer' : 'kinds.retire')}: ${name}`}
        onClick={() => offer(isRetired)}
      >
        {t(isRetired ? 'kinds.offer' : 'kinds.retire')}
      </Button>
    </div>
  );
}

/** What was typed stays until it is added, also where it is refused. */
function NewKind({ language, onSet }: Omit<KindProps, 'kind'>) {
  const { t } = useTranslation('settings');
  const [name, setName] = useTypedForm('centre kind new', () => '');
  const [problem, setProblem] = useState<Problem | null>(null);
  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const added = await onSet({ set: 'kinds', change: { do: 'add', name, language } });
    setProblem(added.ok ? null : added.problem);
    // Only what was added: somebody may be typing the next one.
    if (added.ok) setName((now) => (now === name ? '' : now));
  };
  return (
    <form onSubmit={(event) => void add(event)} noValidate autoComplete="off">
      <TextInput
        label={t('kinds.new')}
        lang={language}
        value={name}
        onChange={(event) => {
          setName(event.currentTarget.value);
          setProblem(null);
        }}
      />
      {problem && <ProblemNotice problem={problem} />}
      <Button mt="xs" type="submit" variant="default">
        {t('kinds.add')}
      </Button>
    </form>
  );
}

/** A kind that is not offered stands here still: entries that have it keep it, and it can be offered again. */
export function CentreKinds({ organisation, onSet }: CentreKindsProps) {
  const { t } = useTranslation('settings');
  const onScreen = usePreferences((preferences) => preferences.language);
  const [language, setLanguage] = useState<string>(onScreen);
  return (
    <SettingGroup title={t('kinds.title')}>
      <Text>{t('kinds.explain')}</Text>
      <Choice
        label={t('kinds.language')}
        value={language}
        options={languages.map(({ code, name }) => ({ value: code as string, label: name, lang: code }))}
        onChange={setLanguage}
      />
      {(organisation.portfolioKinds ?? []).map((kind) => (
        <Kind key={`${kind.code} ${language}`} kind={kind} language={language} onSet={onSet} />
      ))}
      <NewKind language={language} onSet={onSet} />
    </SettingGroup>
  );
}
