/** A work process with every field of the document (M38 to M43), and its performance indicators (M44 to M46). */
import { useTranslation } from 'react-i18next';
import type { WorkProcessNode } from '../../../../shared/domain/authoring/tree';
import type { CompetenceId } from '../../../../shared/kernel/ids';
import { CompetencePicker } from '../../../ui/competences/competence-picker';
import { useEditor } from './editor-context';
import { FieldNotes } from './field-notes';
import { IndicatorList } from './indicator-list';
import { KnowledgeField } from './knowledge-field';
import { NamedFields } from './named-fields';
import { NodeField } from './node-field';

const textLimit = 20_000;

/** What was picked or taken off goes into the tree as such, so that two people who pick at once keep both. */
function CompetencesField({ node }: { readonly node: WorkProcessNode }) {
  const { t } = useTranslation('editor');
  const { edit } = useEditor();
  const { competenceIds } = node.own;
  const change = (ids: readonly CompetenceId[]): void =>
    void edit({
      kind: 'competences',
      ids: [node.id],
      add: ids.filter((id) => !competenceIds.includes(id)),
      remove: competenceIds.filter((id) => !ids.includes(id)),
    });
  return (
    <div>
      <CompetencePicker label={t('field.competences')} value={competenceIds} onChange={change} />
      <FieldNotes place={{ id: node.id, field: 'competenceIds' }} />
    </div>
  );
}

/** In the order of the old module, so that whoever knows that finds each field where they expect it. */
export function WorkProcessForm({ node }: { readonly node: WorkProcessNode }) {
  const { t } = useTranslation('editor');
  const { description, desiredResult } = node.own;
  return (
    <>
      <NamedFields node={node} />
      <FieldNotes place={{ id: node.id, field: '' }} />
      <NodeField
        node={node}
        field="description"
        value={description}
        limit={textLimit}
        label={t('field.description')}
        of={(said) => ({ description: said })}
        rows={2}
      />
      <NodeField
        node={node}
        field="desiredResult"
        value={desiredResult}
        limit={textLimit}
        label={t('field.desiredResult')}
        of={(said) => ({ desiredResult: said })}
        rows={2}
      />
      <KnowledgeField node={node} />
      <CompetencesField node={node} />
      <IndicatorList node={node} />
    </>
  );
}
