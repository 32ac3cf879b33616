/** Whether a core task belongs to the base part of its file, shared by several qualifications, to the profile part, or to neither. */
import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CoreTaskNode } from '../../../../shared/domain/authoring/tree';
import { useEditor } from './editor-context';
import { fieldKey } from './field-focus';
import classes from './forms.module.css';

const parts = ['base', 'profile'] as const;

/** A choice is a step of its own. */
export function PartField({ node }: { readonly node: CoreTaskNode }) {
  const { t } = useTranslation('editor');
  const { edit } = useEditor();
  return (
    <NativeSelect
      className={classes.part}
      data-field={fieldKey({ id: node.id, field: 'part' })}
      label={t('field.part')}
      data={[
        { value: '', label: t('part.none') },
        ...parts.map((part) => ({ value: part, label: t(`part.${part}`) })),
      ]}
      value={node.own.part ?? ''}
      onChange={(event) => {
        const part = parts.find((one) => one === event.currentTarget.value) ?? null;
        edit({ kind: 'set', id: node.id, fields: { part } });
      }}
    />
  );
}
