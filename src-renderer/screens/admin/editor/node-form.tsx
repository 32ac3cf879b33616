/** The form at the right, of whatever somebody is at in the tree. */
import { useTranslation } from 'react-i18next';
import { titleOf } from '../../../../shared/domain/authoring/node-fields';
import { codeOf } from '../../../../shared/domain/authoring/numbering';
import type { TreeNode } from '../../../../shared/domain/authoring/tree';
import { ancestorIds, parentIdOf } from '../../../../shared/domain/authoring/tree-walk';
import { CoreTaskForm } from './core-task-form';
import { useEditor, useStanding } from './editor-context';
import classes from './forms.module.css';
import { QualificationForm } from './qualification-form';
import { WorkProcessForm } from './work-process-form';

/** In which core task and work process one is. */
function Path({ node }: { readonly node: TreeNode }) {
  const { t } = useTranslation('editor');
  const { tree } = useStanding();
  const { language } = useEditor();
  const above = ancestorIds(tree, node.id).flatMap((id) => tree.nodes.get(id) ?? []);
  return (
    <p className={classes.path}>
      {[
        t(`kind.${node.kind}`),
        ...above.map((one) => [codeOf(one), titleOf(one)].filter(Boolean).join(' ')),
      ].map((part, index) => (
        <span key={part} lang={index === 0 ? undefined : language}>
          {index > 0 && ' · '}
          {part}
        </span>
      ))}
    </p>
  );
}

/** An indicator is edited in the list of its work process. */
export function NodeForm() {
  const { tree, currentId } = useStanding();
  const current = currentId === null ? undefined : tree.nodes.get(currentId);
  const parentId = current?.kind === 'indicator' ? parentIdOf(tree, current.id) : null;
  const node = parentId ? tree.nodes.get(parentId) : current;
  if (node?.kind === 'core-task')
    return (
      <div className={classes.form} key={node.id}>
        <Path node={node} />
        <CoreTaskForm node={node} />
      </div>
    );
  if (node?.kind === 'work-process')
    return (
      <div className={classes.form} key={node.id}>
        <Path node={node} />
        <WorkProcessForm node={node} />
      </div>
    );
  return <QualificationForm />;
}
