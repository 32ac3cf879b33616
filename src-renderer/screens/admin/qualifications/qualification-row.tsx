/** One qualification as a row: its facts, how far its tree is, what is bound to it, and its options at the right. */
import { Table } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { memo, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QualificationId } from '../../../../shared/kernel/ids';
import tableClasses from '../../../ui/dense-table.module.css';
import { qualificationColumns } from '../../../ui/search-params';
import { StatusMark } from '../../../ui/status-mark';
import { useFormat } from '../../../ui/use-format';
import { CompletenessCell } from './completeness-cell';
import { CopyForm, type CopyKind } from './copy-form';
import { MoreOptions } from './more-options';
import type { OverviewRow } from './overview-rows';
import { QualificationOptions } from './qualification-options';
import classes from './qualification-table.module.css';
import type { ChangeKind } from './use-overview-changes';

type QualificationRowProps = {
  readonly row: OverviewRow;
  readonly isBusy: boolean;
  readonly onChange: (row: OverviewRow, kind: ChangeKind) => void;
  readonly onCopied: (qualificationId: QualificationId, name: string) => void;
};

/** More signs than this may break over lines. */
const shortText = 12;

/** Code, cohort and level may be blank everywhere (M19 to M21): a dash to see, a word to hear. */
function Fact({ text }: { readonly text: string | null }) {
  const { t } = useTranslation('qualification');
  if (text) return <span className={text.length <= shortText ? classes.short : undefined}>{text}</span>;
  return (
    <span className={tableClasses.quiet}>
      <span aria-hidden>–</span>
      <span className={tableClasses.unseen}>{t('blank')}</span>
    </span>
  );
}

/** The name, with what the columns say where those have no room, and whether new participants are linked to it. */
function NameCell({ row: { head, draft, isDraftBroken } }: Pick<QualificationRowProps, 'row'>) {
  const { t } = useTranslation(['overview', 'qualification']);
  const format = useFormat();
  const { qualificationId, name, code, cohort, level, language, isStandard } = head;
  const wide = [level && t('qualification:detail.level', { level }), format.language(language)];
  return (
    <Table.Th scope="row" className={classes.name}>
      <Link to="/qualifications/$qualificationId" params={{ qualificationId }} lang={language}>
        {name}
      </Link>
      <div className={classes.someFacts}>{wide.filter(Boolean).join(' · ')}</div>
      <div className={classes.allFacts}>{[code, cohort, ...wide].filter(Boolean).join(' · ')}</div>
      {(isStandard || draft || isDraftBroken) && (
        <div className={classes.marks}>
          {isDraftBroken && <StatusMark tone="bad">{t('draft-broken')}</StatusMark>}
          {draft && (
            <StatusMark tone="waiting">
              {t('draft', { moment: format.dayAndTime(draft.editedAt) })}
            </StatusMark>
          )}
          {isStandard && <StatusMark tone="info">{t('standard')}</StatusMark>}
        </div>
      )}
    </Table.Th>
  );
}

/** What is unfolded below a row: what else can be done with it, or the form of a copy. */
type Unfolded = 'more' | CopyKind | null;

type BelowProps = Omit<QualificationRowProps, 'isBusy' | 'onChange'> & {
  readonly onChange: (kind: ChangeKind) => void;
  readonly id: string;
  readonly unfolded: Exclude<Unfolded, null>;
  readonly onUnfold: (unfolded: Unfolded) => void;
};

function Below({ row, id, unfolded, onUnfold, onChange, onCopied }: BelowProps) {
  return (
    <Table.Tr
      id={id}
      className={classes.unfolded}
      onKeyDown={(event) => event.key === 'Escape' && onUnfold(null)}
    >
      <Table.Td colSpan={qualificationColumns.length + 1}>
        {unfolded === 'more' ? (
          <MoreOptions
            row={row}
            onCopy={onUnfold}
            onChange={(kind) => {
              onUnfold(null);
              onChange(kind);
            }}
          />
        ) : (
          <CopyForm
            from={row.head}
            kind={unfolded}
            onCancel={() => onUnfold(null)}
            onCopied={(copyId, name) => {
              onUnfold(null);
              onCopied(copyId, name);
            }}
          />
        )}
      </Table.Td>
    </Table.Tr>
  );
}

export const QualificationRow = memo(({ row, isBusy, onChange, onCopied }: QualificationRowProps) => {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const id = useId();
  const own = useRef<HTMLTableRowElement>(null);
  const [unfolded, setUnfolded] = useState<Unfolded>(null);
  const { head, use } = row;
  const change = (kind: ChangeKind): void => onChange(row, kind);
  const unfold = (next: Unfolded): void => {
    // What had the focus goes with what is folded.
    if (next === null) own.current?.querySelector<HTMLElement>('[data-option="more"]')?.focus();
    setUnfolded(next);
  };
  return (
    <>
      <Table.Tr ref={own} className={classes.row} data-row data-unfolded={unfolded !== null || undefined}>
        <NameCell row={row} />
        <Table.Td className={classes.fact}>
          <Fact text={head.code} />
        </Table.Td>
        <Table.Td className={classes.fact}>
          <Fact text={head.cohort} />
        </Table.Td>
        <Table.Td className={classes.wideFact}>
          <Fact text={head.level} />
        </Table.Td>
        <Table.Td className={classes.wideFact}>
          <span className={classes.whole}>{format.language(head.language)}</span>
        </Table.Td>
        <Table.Td className={classes.state}>
          <CompletenessCell head={head} />
        </Table.Td>
        <Table.Td className={classes.count} data-label={t('column.linked')}>
          {format.number(use.linked)}
        </Table.Td>
        <Table.Td className={classes.count} data-label={t('column.exams')}>
          {format.number(use.exams)}
        </Table.Td>
        <Table.Td className={classes.options}>
          <QualificationOptions
            row={row}
            isBusy={isBusy}
            onChange={change}
            isMoreOpen={unfolded !== null}
            moreId={id}
            onMore={(isOpen) => unfold(isOpen ? 'more' : null)}
          />
        </Table.Td>
      </Table.Tr>
      {unfolded && (
        <Below
          row={row}
          id={id}
          unfolded={unfolded}
          onUnfold={unfold}
          onChange={change}
          onCopied={onCopied}
        />
      )}
    </>
  );
});
