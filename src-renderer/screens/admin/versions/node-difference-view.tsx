/** What became of one node: added, removed, moved, or reworded, with the words that went and came. */
import { Text } from '@mantine/core';
import { IconArrowsMoveVertical, IconMinus, IconPencil, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { FieldDifference, NodeDifference } from '../../../../shared/domain/authoring/difference';
import { titleOf } from '../../../../shared/domain/authoring/node-fields';
import { codeOf } from '../../../../shared/domain/authoring/numbering';
import { useCompetences } from '../../../queries/use-competences';
import { StatusMark } from '../../../ui/status-mark';
import { DifferencePieces } from './difference-pieces';
import classes from './versions.module.css';

const icons = { added: IconPlus, removed: IconMinus, moved: IconArrowsMoveVertical, changed: IconPencil };

/**
 * Links are told by the letters of the competences, a tick by what became of it; anything else in pieces. Names of fields
 * are those of the conflicts, so that one thing has one name everywhere.
 */
function FieldView({ field, language }: { readonly field: FieldDifference; readonly language: string }) {
  const { t } = useTranslation(['conflicts', 'versions']);
  const competences = useCompetences();
  const name = t(`conflicts:field.${field.field}`, { defaultValue: field.field });
  const codesOf = (ids: readonly string[]): string =>
    ids.map((id) => competences?.byId.get(id)?.code ?? id).join(' ');
  if (field.kind === 'links')
    return (
      <DifferenceLine name={name}>
        <DifferencePieces
          kind="text"
          language={language}
          pieces={[
            ...(field.removed.length > 0 ? [{ kind: 'removed', text: codesOf(field.removed) } as const] : []),
            ...(field.added.length > 0 ? [{ kind: 'added', text: codesOf(field.added) } as const] : []),
          ]}
        />
      </DifferenceLine>
    );
  if (field.kind === 'value') {
    const isOn = field.after === true;
    const words =
      typeof field.after === 'boolean' ? t(isOn ? 'versions:turned-on' : 'versions:turned-off') : '';
    return <DifferenceLine name={name}>{words}</DifferenceLine>;
  }
  // The only text of a node that is a word of the program.
  const pieces =
    field.field === 'part'
      ? field.pieces.map((piece) => ({
          ...piece,
          text: t(`word.part.${piece.text}`, { defaultValue: piece.text }),
        }))
      : field.pieces;
  return (
    <DifferenceLine name={name}>
      <DifferencePieces kind={field.kind} language={language} pieces={pieces} />
    </DifferenceLine>
  );
}

/** The name of the field before what became of it. */
function DifferenceLine({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <div>
      <Text size="sm" c="dimmed" component="span">
        {name}
      </Text>{' '}
      {children}
    </div>
  );
}

type NodeDifferenceViewProps = {
  readonly difference: NodeDifference;
  /** What it stands in; blank where the list says that already. */
  readonly place: string;
  readonly language: string;
};

/** A reworded text is not said twice: where the words stand in pieces, they are the title. */
export function NodeDifferenceView({ difference, place, language }: NodeDifferenceViewProps) {
  const { t } = useTranslation('versions');
  const { node, change, moved, fields } = difference;
  const marks = change === 'changed' ? [moved && 'moved', fields.length > 0 && 'changed'] : [change];
  const titleField = node.kind === 'indicator' ? 'text' : 'name';
  const isTitleReworded = fields.some(({ field }) => field === titleField);
  return (
    <li className={classes.node} data-kind={node.kind} data-inside={difference.isInside}>
      <span className={classes.marks}>
        {(['added', 'removed', 'moved', 'changed'] as const)
          .filter((mark) => marks.includes(mark))
          .map((mark) => {
            const Icon = icons[mark];
            return (
              <StatusMark key={mark} tone="neutral" icon={<Icon size={16} aria-hidden />}>
                {t(`change.${mark}`)}
              </StatusMark>
            );
          })}
      </span>
      <div className={classes.words}>
        {place !== '' && (
          <Text size="sm" c="dimmed">
            {place}
          </Text>
        )}
        <span>
          {codeOf(node)} {!isTitleReworded && <span lang={language}>{titleOf(node)}</span>}
        </span>
        {fields.map((field) => (
          <FieldView key={field.field} field={field} language={language} />
        ))}
      </div>
    </li>
  );
}
