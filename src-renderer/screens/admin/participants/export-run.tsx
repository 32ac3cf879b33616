/** Saves everybody who is ticked as a table: CSV, or a spreadsheet. Cells that a spreadsheet would take for a formula are text. */
import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Participants } from '../../../../shared/domain/arrange-participants';
import type { ParticipantId } from '../../../../shared/kernel/ids';
import type { Problem } from '../../../../shared/kernel/problem';
import { saveTable, type TableKind } from '../../../actions/save-table';
import { useLinks } from '../../../queries/use-people-facts';
import { useQualificationHeads } from '../../../queries/use-qualification-heads';
import { usePreferences } from '../../../ui/preferences';
import { ProblemNotice } from '../../../ui/problem-notice';
import { StatusMark } from '../../../ui/status-mark';
import { useAction } from '../../../ui/use-action';
import classes from './run-panel.module.css';

/** Whom it is for, as the list has them, with the group of today. */
type ExportRunProps = {
  readonly people: Participants;
  readonly participantIds: readonly ParticipantId[];
};

/** In the order of the file; an import of people knows each of them again. */
const headings = [
  'number',
  'given-name',
  'name-prefix',
  'family-name',
  'birth-date',
  'group',
  'email',
  'learning-path',
  'links',
] as const;

/** A name of a qualification stands for a code only where it has none. */
export function ExportRun({ people, participantIds }: ExportRunProps) {
  const { t } = useTranslation('participants');
  const language = usePreferences((state) => state.language);
  const heads = useQualificationHeads();
  const links = useLinks(people);
  const save = useAction(saveTable);
  const [outcome, setOutcome] = useState<Problem | { readonly place: string } | null>(null);
  const [busy, setBusy] = useState<TableKind | null>(null);
  const rows = (): readonly (readonly string[])[] => {
    // Their links as one cell: a table has a row per person.
    const nameById = new Map(
      (heads ?? []).map(({ qualificationId, name, code }) => [qualificationId, code || name]),
    );
    return participantIds.flatMap((id) => {
      const one = people.meant(id);
      if (!one) return [];
      const linked = [...(links?.get(id)?.keys() ?? [])].map((own) => nameById.get(own) ?? '');
      const { number, givenName, namePrefix, familyName, birthDate, group, learningPath, office } = one;
      const known = [number, givenName, namePrefix, familyName, birthDate, group, office.email, learningPath];
      return [[...known.map((text) => text ?? ''), linked.filter(Boolean).join(', ')]];
    });
  };
  const start = async (kind: TableKind): Promise<void> => {
    setBusy(kind);
    setOutcome(null);
    const saved = await save({
      kind,
      rows: [headings.map((heading) => t(`export.${heading}`)), ...rows()],
      name: t('export.file'),
      language,
    });
    setBusy(null);
    if (!saved.ok) setOutcome(saved.problem);
    else if (saved.value.outcome === 'saved') setOutcome({ place: saved.value.place });
  };
  return (
    <section className={classes.panel} aria-label={t('action.export')}>
      <Text>{t('export.explain', { count: participantIds.length })}</Text>
      <div className={classes.buttons}>
        <Button size="lg" loading={busy === 'xlsx'} onClick={() => void start('xlsx')}>
          {t('export.xlsx')}
        </Button>
        <Button size="lg" variant="default" loading={busy === 'csv'} onClick={() => void start('csv')}>
          {t('export.csv')}
        </Button>
      </div>
      <div role="status">
        {outcome && 'place' in outcome && (
          <StatusMark tone="good">{t('export.saved', { place: outcome.place })}</StatusMark>
        )}
      </div>
      {outcome && 'code' in outcome && <ProblemNotice problem={outcome} />}
    </section>
  );
}
