/** One person in the list: a box, what is known, options. Drawn anew only when something of it changed. */
import { IconCalendarPlus, IconClipboardCheck } from '@tabler/icons-react';
import { memo, type ReactNode } from 'react';
import type { WholeParticipant } from '../../../../shared/domain/whole-participant';
import { registerName } from '../../../../shared/kernel/person-name';
import { fullName } from '../../../../shared/records/participant';
import type { PeopleColumn } from '../../../ui/people-view';
import { RowCheckbox } from '../../../ui/row-checkbox';
import { RowLink } from '../../../ui/row-link';
import { RowOption } from '../../../ui/row-option';
import type { Format } from '../../../ui/use-format';
import classes from './people-table.module.css';
import type { PeopleWords } from './use-people-words';

/** Plain values, so that a row whose person did not change is not drawn again. */
type PeopleRowProps = {
  /** Place in the whole list, drawn or not. */
  readonly index: number;
  readonly person: WholeParticipant;
  readonly isChosen: boolean;
  /** Qualifications they are linked to. */
  readonly links: number;
  /** Exams that are planned for them. */
  readonly exams: number;
  readonly columns: readonly PeopleColumn[];
  readonly classOf: Readonly<Record<PeopleColumn, string>>;
  readonly words: PeopleWords;
  /** Stays the same function, or every row would be drawn with every tick. */
  readonly onChoose: (index: number, isChosen: boolean, isRange: boolean) => void;
};

/** Planning an exam for them, and their results: sought there by their number, which is no name in an address. */
function Options({ person, words: { t, seekResults } }: Pick<PeopleRowProps, 'person' | 'words'>) {
  const name = fullName(person);
  const { participantId, number } = person;
  return (
    <div className={classes.buttons}>
      <RowOption
        label={t('plan')}
        of={name}
        icon={IconCalendarPlus}
        place={{ to: '/planning/new', search: { candidate: participantId } }}
      />
      <RowOption
        label={t('results')}
        of={name}
        icon={IconClipboardCheck}
        place={{ to: '/results', search: {} }}
        onClick={() => seekResults(number)}
      />
    </div>
  );
}

/** A day of birth has no zone: it is told as it is written. */
const dayOf = (format: Format, day: string | null): string => (day ? format.day(`${day}T00:00`) : '');

/** What a column shows; blank where nothing is known. */
function cellOf(column: PeopleColumn, { person, links, exams }: PeopleRowProps, format: Format): string {
  switch (column) {
    case 'number':
      return person.number;
    case 'name':
      return registerName(person);
    case 'group':
      return person.group;
    case 'birth-date':
      return dayOf(format, person.birthDate);
    case 'email':
      return person.office.email ?? '';
    case 'learning-path':
      return person.learningPath ?? '';
    case 'links':
      return links > 0 ? format.number(links) : '';
    case 'exams':
      return exams > 0 ? format.number(exams) : '';
  }
}

/** A link to the person's own page. Where there is room for no more, number and group stand below the name. */
function NameCell({ person, className }: Pick<PeopleRowProps, 'person'> & { readonly className: string }) {
  const name = registerName(person) || person.number;
  return (
    <th scope="row" className={className}>
      <RowLink
        place={{ to: '/participants/$participantId', params: { participantId: person.participantId } }}
        title={name}
      >
        {name}
      </RowLink>
      <div className={classes.facts}>{[person.number, person.group].filter(Boolean).join(' · ')}</div>
    </th>
  );
}

/** Its parts are given one by one and not as an object, so that ticking one box draws one row. */
export const PeopleRow = memo(function PeopleRow(props: PeopleRowProps): ReactNode {
  const { index, person, isChosen, columns, classOf, words, onChoose } = props;
  const { t, format } = words;
  return (
    <tr
      data-index={index}
      aria-rowindex={index + 2}
      data-chosen={isChosen || undefined}
      className={classes.row}
    >
      <td className={classes.choose}>
        {/* biome-ignore lint/a11y/noLabelWithoutControl: the box stands in it */}
        <label className={classes.target}>
          <RowCheckbox
            aria-label={t('choose', { name: fullName(person) || person.number })}
            checked={isChosen}
            onChange={(event) => {
              const native: Event = event.nativeEvent;
              onChoose(index, event.currentTarget.checked, native instanceof MouseEvent && native.shiftKey);
            }}
          />
        </label>
      </td>
      {columns.map((column) => {
        const text = cellOf(column, props, format);
        return column === 'name' ? (
          <NameCell key={column} person={person} className={classOf.name} />
        ) : (
          <td key={column} className={classOf[column]} title={text}>
            {text || <span className={classes.quiet}>–</span>}
          </td>
        );
      })}
      <td className={classes.options}>
        <Options person={person} words={words} />
      </td>
    </tr>
  );
});
