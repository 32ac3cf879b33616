/** Asks who is meant by somebody that looks like one who is here: that one, or somebody new. */
import { Radio } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RosterItem } from '../../../../shared/domain/roster/roster-plan';
import { useFormat } from '../../../ui/use-format';
import classes from './roster.module.css';
import type { Roster } from './use-roster';

/** Nobody is written until it is said. */
export function AlikeChoice({ item, roster }: { readonly item: RosterItem; readonly roster: Roster }) {
  const { t } = useTranslation('roster');
  const format = useFormat();
  const { key, candidates } = item;
  return (
    <Radio.Group
      label={t('alike.label', { name: item.name })}
      value={roster.chosen.meant[key] ?? ''}
      onChange={(id) => roster.setMeant(key, id)}
    >
      {candidates.map(({ id, name, number, birthDate }) => (
        <Radio
          key={id}
          value={id}
          classNames={{ body: classes.choice ?? '' }}
          label={[name, number, birthDate ? format.day(`${birthDate}T00:00`) : '']
            .filter((part) => part !== '')
            .join(' · ')}
        />
      ))}
      <Radio value="new" classNames={{ body: classes.choice ?? '' }} label={t('alike.new')} />
    </Radio.Group>
  );
}
