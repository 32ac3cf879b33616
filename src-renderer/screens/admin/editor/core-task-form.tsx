/** A core task: number and name are enough (M34 to M36); what it is about may follow. */
import { useTranslation } from 'react-i18next';
import type { CoreTaskNode } from '../../../../shared/domain/authoring/tree';
import { ChildList } from './child-list';
import { FieldNotes } from './field-notes';
import { KnowledgeField } from './knowledge-field';
import { NamedFields } from './named-fields';
import { NodeField } from './node-field';
import { PartField } from './part-field';

const textLimit = 20_000;

/** What is in it stands before what it says of itself: that is where one goes on. */
export function CoreTaskForm({ node }: { readonly node: CoreTaskNode }) {
  const { t } = useTranslation('editor');
  const { description, responsibility } = node.own;
  return (
    <>
      <NamedFields node={node} />
      <FieldNotes place={{ id: node.id, field: '' }} />
      <PartField node={node} />
      <ChildList parentId={node.id} kind="work-process" />
      <NodeField
        node={node}
        field="description"
        value={description}
        limit={textLimit}
        label={t('field.complexity')}
        of={(said) => ({ description: said })}
        rows={2}
      />
      <NodeField
        node={node}
        field="responsibility"
        value={responsibility}
        limit={textLimit}
        label={t('field.responsibility')}
        of={(said) => ({ responsibility: said })}
        rows={2}
      />
      <KnowledgeField node={node} />
    </>
  );
}
