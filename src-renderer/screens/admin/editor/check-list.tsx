/** The live check: what keeps it from being taken into use, and what is only unwise. Each line leads there. */
import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { titleOf } from '../../../../shared/domain/authoring/node-fields';
import { codeOf } from '../../../../shared/domain/authoring/numbering';
import type { TreeFinding } from '../../../../shared/domain/authoring/tree-finding';
import { groupBy } from '../../../../shared/kernel/group-by';
import { StatusMark } from '../../../ui/status-mark';
import { useChecks, useCheckWords } from './checks';
import { useEditor, useStanding } from './editor-context';
import { titleField } from './editor-steps';
import forms from './forms.module.css';
import classes from './tree-side.module.css';

/** Most lines that are drawn of one kind; the others come when these are mended. */
const most = 100;

/** Where a finding leads: the field it is about, of the node it is about. */
function Place({ finding }: { readonly finding: TreeFinding }) {
  const { t } = useTranslation('editor');
  const { goTo, language, show } = useEditor();
  const { tree } = useStanding();
  const node = tree.nodes.get(finding.nodeId ?? '');
  const name = node && [codeOf(node), titleOf(node)].filter(Boolean).join(' ');
  return (
    <li className={forms.child}>
      <button
        type="button"
        className={forms.childButton}
        onClick={() =>
          node ? goTo({ id: node.id, field: finding.field ?? titleField(node.kind) }) : show(null)
        }
      >
        <span lang={name ? language : undefined} className={classes.finding}>
          {name || t(node ? `tree.blank.${node.kind}` : 'kind.qualification')}
        </span>
      </button>
    </li>
  );
}

/** Everything of one kind: said once, with the places below it. */
function Findings({ found }: { readonly found: readonly TreeFinding[] }) {
  const { t } = useTranslation('editor');
  const wordsOf = useCheckWords();
  const [first] = found;
  if (!first) return null;
  const words = wordsOf(first);
  return (
    <section aria-label={words} className={classes.findings}>
      <StatusMark tone={first.blocks ? 'bad' : 'attention'}>
        {t('check.kind', { words, count: found.length })}
      </StatusMark>
      <ul className={forms.children}>
        {found.slice(0, most).map((finding) => (
          <Place key={`${finding.nodeId} ${finding.field}`} finding={finding} />
        ))}
      </ul>
      {found.length > most && <p>{t('check.more', { count: found.length - most })}</p>}
    </section>
  );
}

/** What blocks stands first. That all is well is said, too: an empty column looks like one that is broken. */
export function CheckList() {
  const { t } = useTranslation('editor');
  const { all } = useChecks();
  const blocking = all.filter(({ blocks }) => blocks !== null);
  const unwise = all.filter(({ blocks }) => blocks === null);
  const parts = [
    { key: 'blocks', found: blocking },
    { key: 'unwise', found: unwise },
  ] as const;
  return (
    <div className={classes.checks}>
      {all.length === 0 && <StatusMark tone="good">{t('check.none')}</StatusMark>}
      {parts.map(
        ({ key, found }) =>
          found.length > 0 && (
            <div key={key} className={classes.findings}>
              <Title order={3} size="h4">
                {t(`check.title.${key}`, { count: found.length })}
              </Title>
              {[...groupBy(found, ({ code }) => code)].map(([code, same]) => (
                <Findings key={code} found={same} />
              ))}
            </div>
          ),
      )}
    </div>
  );
}
