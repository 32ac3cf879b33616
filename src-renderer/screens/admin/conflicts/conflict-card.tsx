/** One document in which two people changed the same fields: what it is, who they were, and its fields side by side. */
import { Paper, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DocumentConflict } from '../../../../shared/records/document-conflict';
import { ConflictFieldView } from './conflict-field-view';
import classes from './conflicts.module.css';

type ConflictCardProps = {
  readonly conflict: DocumentConflict;
  /** A decision about a field of it is on its way, or could not be recorded. */
  readonly onDeciding: (isOnItsWay: boolean) => void;
};

/**
 * Named as the document was called when the conflict was noticed: it may have another name by now, and whoever remembers the
 * edit remembers that one.
 */
export function ConflictCard({ conflict, onDeciding }: ConflictCardProps) {
  const { t } = useTranslation('conflicts');
  const { conflictId, type, name, fields } = conflict;
  const kind = t(`type.${type}`, { defaultValue: type });
  return (
    <Paper component="section" withBorder p="md" aria-labelledby={`conflict-${conflictId}`}>
      <Text c="dimmed" size="sm">
        {kind}
      </Text>
      <Title order={2} id={`conflict-${conflictId}`} className={classes.name}>
        {name || kind}
      </Title>
      {Object.entries(fields).map(([key, field]) => (
        <ConflictFieldView
          key={key}
          conflict={conflict}
          fieldKey={key}
          field={field}
          onDeciding={onDeciding}
        />
      ))}
    </Paper>
  );
}
