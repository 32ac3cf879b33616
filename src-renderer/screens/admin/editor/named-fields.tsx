/** Serial number and name, of a core task or work process (M34, M35, M38, M39). */
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { CoreTaskNode, WorkProcessNode } from '../../../../shared/domain/authoring/tree';
import { useEditor } from './editor-context';
import classes from './forms.module.css';
import { NodeField } from './node-field';
import { useTitleKeys } from './use-title-keys';

const codeLimit = 40;
const nameLimit = 500;

/**
 * The number is proposed and free (M34): Enter in it goes on to the name, and from there into what is below.
 */
export function NamedFields({ node }: { readonly node: CoreTaskNode | WorkProcessNode }) {
  const { t } = useTranslation('editor');
  const { goTo } = useEditor();
  const titleKeys = useTitleKeys(node);
  const codeKeys = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    goTo({ id: node.id, field: 'name' });
  };
  return (
    <div className={classes.pair}>
      <NodeField
        node={node}
        field="code"
        value={node.own.code}
        limit={codeLimit}
        label={t('field.code')}
        of={(code) => ({ code })}
        isLine
        onKey={codeKeys}
      />
      <NodeField
        node={node}
        field="name"
        value={node.own.name}
        limit={nameLimit}
        label={t('field.name')}
        of={(name) => ({ name })}
        isLine
        onKey={titleKeys}
      />
    </div>
  );
}
