/** A tree to tick parts of: what is in a ticked part goes along. What a search finds is shown with what it stands in. */
import { ActionIcon, Checkbox } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { titleOf } from '../../../../shared/domain/authoring/node-fields';
import { codeOf } from '../../../../shared/domain/authoring/numbering';
import type { Tree } from '../../../../shared/domain/authoring/tree';
import { ancestorIds } from '../../../../shared/domain/authoring/tree-walk';
import classes from './copy-from.module.css';
import { composeRows, findNodes } from './tree-rows';

/** Most that are drawn; whoever has more unfolds less, or searches. */
const most = 300;

type CopyFromRowsProps = {
  readonly from: Tree;
  readonly sought: string;
  readonly language: string;
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
};

const toggled = (set: ReadonlySet<string>, id: string): ReadonlySet<string> =>
  new Set(set.has(id) ? [...set].filter((one) => one !== id) : [...set, id]);

export function CopyFromRows({ from, sought, language, chosen, onChoose }: CopyFromRowsProps) {
  const { t } = useTranslation('editor');
  const [opened, open] = useState<ReadonlySet<string>>(new Set(from.rootIds));
  const found = useMemo(() => (sought.trim() === '' ? null : findNodes(from, sought)), [from, sought]);
  const rows = useMemo(() => composeRows(from, opened, found), [from, opened, found]);
  return (
    <>
      {rows.length === 0 && <p>{t('tree.not-found')}</p>}
      <ul className={classes.rows} aria-label={t('tree.label')}>
        {rows.slice(0, most).map(({ node, level, isOpen }) => {
          const name =
            [codeOf(node), titleOf(node)].filter(Boolean).join(' ') || t(`tree.blank.${node.kind}`);
          const isWithin = ancestorIds(from, node.id).some((id) => chosen.has(id));
          return (
            <li key={node.id} className={classes.row} data-level={level}>
              {isOpen === null ? (
                <span className={classes.fold} />
              ) : (
                <ActionIcon
                  className={classes.fold}
                  color="gray"
                  aria-expanded={isOpen}
                  aria-label={t('copy-from.fold', { name })}
                  disabled={found !== null}
                  onClick={() => open(toggled(opened, node.id))}
                >
                  {isOpen ? (
                    <IconChevronDown size={18} aria-hidden />
                  ) : (
                    <IconChevronRight size={18} aria-hidden />
                  )}
                </ActionIcon>
              )}
              <Checkbox
                className={classes.tick}
                label={<span lang={language}>{name}</span>}
                checked={isWithin || chosen.has(node.id)}
                disabled={isWithin}
                onChange={() => onChoose(toggled(chosen, node.id))}
              />
            </li>
          );
        })}
      </ul>
      {rows.length > most && <p>{t('check.more', { count: rows.length - most })}</p>}
    </>
  );
}
