/** What stands in a core task or in the qualification: each leads to its form. */
import { Button, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { titleOf } from '../../../../shared/domain/authoring/node-fields';
import { codeOf } from '../../../../shared/domain/authoring/numbering';
import { childIdsOf } from '../../../../shared/domain/authoring/tree-walk';
import { useEditor, useStanding } from './editor-context';
import { addInto, titleField } from './editor-steps';
import classes from './forms.module.css';

type ChildListProps = {
  /** Null: the core tasks of the qualification. */
  readonly parentId: string | null;
  /** What its children are. */
  readonly kind: 'core-task' | 'work-process';
};

/** A way down for whoever does not use the tree, and the button that adds (M33, M37). */
export function ChildList({ parentId, kind }: ChildListProps) {
  const { t } = useTranslation('editor');
  const { tree } = useStanding();
  const { goTo, take, read, language } = useEditor();
  const children = childIdsOf(tree, parentId).flatMap((id) => tree.nodes.get(id) ?? []);
  return (
    <section className={classes.section} aria-label={t(`children.${kind}`)}>
      <Title order={3}>{t(`children.${kind}`)}</Title>
      {children.length > 0 && (
        <ul className={classes.children}>
          {children.map((node) => (
            <li key={node.id} className={classes.child}>
              <button
                type="button"
                className={classes.childButton}
                onClick={() => goTo({ id: node.id, field: titleField(node.kind) })}
              >
                {codeOf(node) !== '' && <span className={classes.childCode}>{codeOf(node)}</span>}
                <span lang={language}>{titleOf(node).trim() || t(`tree.blank.${kind}`)}</span>
                <span className={classes.childCount}>
                  {t(kind === 'core-task' ? 'count.work-processes' : 'count.indicators', {
                    count: node.childIds.length,
                  })}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <div>
        <Button
          className={classes.add ?? ''}
          variant="default"
          leftSection={<IconPlus size={18} aria-hidden />}
          onClick={() => take(addInto(read().tree, parentId))}
        >
          {t(`add.${kind}`)}
        </Button>
      </div>
    </section>
  );
}
