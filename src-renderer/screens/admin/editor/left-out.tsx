/** Indicators that have a number and no text: they do not become part of a version, and whoever publishes is told before. */
import { Alert } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { numberedBlanks } from '../../../../shared/domain/authoring/edit-remove';
import { titleOf } from '../../../../shared/domain/authoring/node-fields';
import { codeOf } from '../../../../shared/domain/authoring/numbering';
import { parentIdOf } from '../../../../shared/domain/authoring/tree-walk';
import { useEditor, useStanding } from './editor-context';
import forms from './forms.module.css';

/** Nothing where there is none. Each line leads to its field. */
export function LeftOut({ onGo }: { readonly onGo: () => void }) {
  const { t } = useTranslation('editor');
  const { goTo, language } = useEditor();
  const { tree } = useStanding();
  const found = numberedBlanks(tree);
  const placeOf = (id: string): string => {
    const parent = tree.nodes.get(parentIdOf(tree, id) ?? '');
    return parent ? [codeOf(parent), titleOf(parent)].filter(Boolean).join(' ') : '';
  };
  if (found.length === 0) return null;
  return (
    <Alert
      color="amber"
      icon={<IconInfoCircle aria-hidden />}
      title={t('publish.left-out', { count: found.length })}
    >
      <ul className={forms.children}>
        {found.map((node) => (
          <li key={node.id} className={forms.child}>
            <button
              type="button"
              className={forms.childButton}
              lang={language}
              onClick={() => {
                onGo();
                goTo({ id: node.id, field: 'text' });
              }}
            >
              {[node.own.code, placeOf(node.id)].filter(Boolean).join(' · ')}
            </button>
          </li>
        ))}
      </ul>
    </Alert>
  );
}
