/** A value of whatever field, as text that a person reads. */
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { offeredScales } from '../../../../shared/records/standard-scales';
import { textIn } from '../../../../shared/values/text-in';
import { useCompetences } from '../../../queries/use-competences';
import { usePreferences } from '../../../ui/preferences';
import { useFormat } from '../../../ui/use-format';
import classes from './conflicts.module.css';

type ConflictValueProps = { readonly path: readonly string[]; readonly value: unknown };

/** Fields whose texts are one of a few words of the program. */
const wordFields = [
  'status',
  'startPolicy',
  'takeOverPolicy',
  'independentPolicy',
  'registerPolicy',
  'linkPolicy',
  'usualRule',
  'answerOrder',
  'part',
  'access',
  'ground',
] as const;
const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const isWordField = (field: string | undefined): field is (typeof wordFields)[number] =>
  wordFields.some((name) => name === field);

/** As it was typed, line ends included; of a field with a few words of the program, that word in the language on screen. */
function TextValue({ path, text }: { readonly path: readonly string[]; readonly text: string }) {
  const { t } = useTranslation('conflicts');
  const format = useFormat();
  const language = usePreferences((p) => p.language);
  const field = path.at(-1);
  if (field === 'logoPng') return <Text>{t('picture', { size: format.bytes((text.length * 3) / 4) })}</Text>;
  if (moment.test(text)) return <Text>{format.dayAndTime(text)}</Text>;
  const scale = offeredScales.find((one) => field === 'usualScaleId' && one.scale.scaleId === text);
  if (scale) return <Text>{textIn(scale.scale.name, language)}</Text>;
  if (!isWordField(field)) return <Text className={classes.text}>{text}</Text>;
  return <Text>{t(`word.${field}.${text}`, { defaultValue: text })}</Text>;
}

/** Nothing is told as words, too: an empty box is no value. */
export function ConflictValue({ path, value }: ConflictValueProps) {
  const { t } = useTranslation('conflicts');
  const competences = useCompetences();
  if (value === undefined || value === null || value === '') return <Text c="dimmed">{t('blank')}</Text>;
  if (typeof value === 'boolean') {
    const isRemoval = path.at(-1) === 'removed';
    return <Text>{t(isRemoval ? (value ? 'removed' : 'changed') : value ? 'yes' : 'no')}</Text>;
  }
  if (typeof value === 'string') {
    const competence = competences?.byId.get(value);
    return competence ? <Text>{competence.code}</Text> : <TextValue path={path} text={value} />;
  }
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    if (items.length === 0) return <Text c="dimmed">{t('blank')}</Text>;
    return (
      <ul className={classes.items}>
        {items.map((item) => (
          <li key={JSON.stringify(item)}>
            <ConflictValue path={path} value={item} />
          </li>
        ))}
      </ul>
    );
  }
  if (typeof value === 'object')
    return (
      <dl className={classes.items}>
        {Object.entries(value).map(([name, part]) => (
          <div key={name}>
            <dt>{t(`field.${name}`, { defaultValue: name })}</dt>
            <dd>
              <ConflictValue path={[...path, name]} value={part} />
            </dd>
          </div>
        ))}
      </dl>
    );
  return <Text>{String(value)}</Text>;
}
