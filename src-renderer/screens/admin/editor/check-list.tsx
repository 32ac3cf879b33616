/** The live check: what keeps it from being taken into use, and what is only unwise. Each line leads there. */
import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { titleOf } from '../../../../shared/domain/authoring/node-fields';
import { codeOf } from '../../../../shared/domain/authoring/numbering';
import { StatusMark } from '../../../ui/status-mark';
import { useChecks, useCheckWords } from './checks';
import { useEditor, useStanding } from './editor-context';
import { titleField } from './editor-steps';
import forms from './forms.module.css';
import classes from './tree-side.module.css';

/** Most lines that are drawn; the others come when these are mended. */
const most = 200;

/** Findings of one weight, each a button: whoever hears the screen meets them in the order of the tree. */
function Findings({ weight }: { readonly weight: 'blocks' | 'unwise' }) {
  const { t } = useTranslation('editor');
  const { goTo, language, show } = useEditor();
  const { tree } = useStanding();
  const { all } = useChecks();
  const wordsOf = useCheckWords();
  const found = all.filter(({ blocks }) => (blocks === null ? 'unwise' : 'blocks') === weight);
  if (found.length === 0) return null;
  return (
    <section aria-label={t(`check.title.${weight}`, { count: found.length })}>
      <Title order={3} size="h4">
        {t(`check.title.${weight}`, { count: found.length })}
      </Title>
      <ul className={forms.children}>
        {found.slice(0, most).map((finding) => {
          const node = tree.nodes.get(finding.nodeId ?? '');
          return (
            <li key={`${finding.code} ${finding.nodeId} ${finding.field}`} className={forms.child}>
              <button
                type="button"
                className={forms.childButton}
                onClick={() =>
                  node ? goTo({ id: node.id, field: finding.field ?? titleField(node.kind) }) : show(null)
                }
              >
                <span>
                  <StatusMark tone={weight === 'blocks' ? 'bad' : 'attention'}>{wordsOf(finding)}</StatusMark>
                  {node && (
                    <span lang={language}>
                      {[codeOf(node), titleOf(node)].filter(Boolean).join(' ').slice(0, 120)}
                    </span>
                  )}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      {found.length > most && <p>{t('check.more', { count: found.length - most })}</p>}
    </section>
  );
}

/** What blocks stands first. That all is well is said, too: an empty column looks like one that is broken. */
export function CheckList() {
  const { t } = useTranslation('editor');
  const { all } = useChecks();
  return (
    <div className={classes.checks}>
      {all.length === 0 && <StatusMark tone="good">{t('check.none')}</StatusMark>}
      <Findings weight="blocks" />
      <Findings weight="unwise" />
    </div>
  );
}
