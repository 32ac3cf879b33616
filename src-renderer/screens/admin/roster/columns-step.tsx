/** What the columns of a table mean: what is understood by itself is filled in, and a person says the rest. */
import { Button, NativeSelect, Radio, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import {
  namesPeople,
  type PeopleField,
  peopleFields,
} from '../../../../shared/formats/roster/people-columns';
import type { OpenedRosterFiles } from '../../../actions/open-roster-files';
import tableClasses from '../../../ui/card-table.module.css';
import { useHeightVariable } from '../../../ui/use-height-variable';
import classes from '../import/preview-step.module.css';
import { StepHeading } from '../import/step-heading';
import rosterClasses from './roster.module.css';
import type { Roster, TableChoice } from './use-roster';

type ColumnsStepProps = {
  readonly roster: Roster;
  readonly opened: OpenedRosterFiles;
  readonly table: TableChoice;
};

/** One row per heading: of two sheets with the same one, the first has the examples. */
function headingsOf({ columns }: OpenedRosterFiles): OpenedRosterFiles['columns'] {
  const seen = new Set<string>();
  return columns.filter(({ heading }) => {
    if (seen.has(heading)) return false;
    seen.add(heading);
    return true;
  });
}

/** A meaning stands once: what had it before means nothing any more. */
function withMeaning(
  mapping: TableChoice['mapping'],
  heading: string,
  field: PeopleField | null,
): TableChoice['mapping'] {
  const others = Object.entries(mapping).filter(([other, meaning]) => other !== heading && meaning !== field);
  return Object.fromEntries(field ? [...others, [heading, field]] : others);
}

const fieldOf = (text: string): PeopleField | null => peopleFields.find((field) => field === text) ?? null;

/** With examples from the file, because a heading may say little. */
function ColumnsTable({ roster, opened, table }: ColumnsStepProps) {
  const { t } = useTranslation('roster');
  const options = [
    { value: '', label: t('columns.none') },
    ...peopleFields.map((value) => ({ value, label: t(`field.${value}`) })),
  ];
  return (
    <div className={tableClasses.fit}>
      <Table aria-label={t('columns.table')} className={tableClasses.table}>
        <Table.Thead className={tableClasses.unheaded}>
          <Table.Tr>
            <Table.Th scope="col">{t('columns.heading')}</Table.Th>
            <Table.Th scope="col">{t('columns.examples')}</Table.Th>
            <Table.Th scope="col">{t('columns.meaning')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {headingsOf(opened).map(({ heading, samples }) => (
            <Table.Tr key={heading}>
              <Table.Th scope="row">{heading}</Table.Th>
              <Table.Td data-label={t('columns.examples')}>
                {samples.length > 0 ? samples.join(' · ') : t('columns.no-examples')}
              </Table.Td>
              <Table.Td data-label={t('columns.meaning')}>
                <NativeSelect
                  aria-label={t('columns.meaning-of', { heading })}
                  data={options}
                  value={Object.hasOwn(table.mapping, heading) ? (table.mapping[heading] ?? '') : ''}
                  onChange={({ currentTarget }) =>
                    roster.setTable({
                      ...table,
                      mapping: withMeaning(table.mapping, heading, fieldOf(currentTarget.value)),
                    })
                  }
                />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

/** On goes it only where somebody can be told from the columns. */
export function ColumnsStep({ roster, opened, table }: ColumnsStepProps) {
  const { t } = useTranslation('roster');
  const preset = opened.found.kind === 'table' ? opened.found.proposed.preset : null;
  const isReady = namesPeople(table.mapping);
  const bar = useHeightVariable<HTMLDivElement>('--vp-import-bar');
  return (
    <section className={classes.step} data-import-preview>
      <StepHeading takesFocus>{t('columns.title')}</StepHeading>
      <Text>
        {t('columns.text', { name: opened.name })}{' '}
        {preset && t('columns.preset', { name: t(`preset.${preset}`) })}
      </Text>
      <Radio.Group
        label={t('about.label')}
        value={table.about}
        onChange={(about) =>
          roster.setTable({ ...table, about: about === 'staff' ? 'staff' : 'participants' })
        }
      >
        <Radio
          value="participants"
          classNames={{ body: rosterClasses.choice ?? '' }}
          label={t('about.participants')}
        />
        <Radio value="staff" classNames={{ body: rosterClasses.choice ?? '' }} label={t('about.staff')} />
      </Radio.Group>
      <ColumnsTable roster={roster} opened={opened} table={table} />
      <div className={classes.actions} ref={bar}>
        <Button variant="default" onClick={roster.back}>
          {t('previous')}
        </Button>
        {isReady && (
          <Button loading={roster.busy !== null} onClick={roster.checkColumns}>
            {t('columns.next')}
          </Button>
        )}
        <output className={classes.busy}>{!isReady && t('columns.no-name')}</output>
      </div>
    </section>
  );
}
