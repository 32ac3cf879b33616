/** The parts of another qualification, to tick; what is ticked comes to stand where somebody is in the editor. */
import { Button, Group, TextInput } from '@mantine/core';
import { IconArrowLeft, IconCopy } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Tree, toTree } from '../../../../shared/domain/authoring/tree';
import { addedIds } from '../../../../shared/domain/authoring/tree-changes';
import type { QualificationHead } from '../../../../shared/records/qualification';
import { useContent } from '../../../queries/use-content';
import { StatusMark } from '../../../ui/status-mark';
import { type PlannedCopy, planCopies } from './copy-from-plan';
import { CopyFromRows } from './copy-from-rows';
import { useEditor, useStanding } from './editor-context';
import { titleField } from './editor-steps';

type CopyFromNodesProps = {
  readonly head: QualificationHead;
  readonly onBack: () => void;
  readonly onDone: () => void;
};

/** Together one step, that can be undone. One is at the first of them then. */
function useCopying(): (from: Tree, plan: readonly PlannedCopy[]) => void {
  const { t } = useTranslation('editor');
  const { read, edit, goTo, say } = useEditor();
  return (from, plan) => {
    const { tree: before } = read();
    const group = `copy-from ${before.nodes.size} ${plan.map(({ ids }) => ids.join()).join()}`;
    let after = before;
    for (const { ids, to } of plan) if (to) after = edit({ kind: 'copy', from, ids, to }, group);
    const first = after.nodes.get(addedIds(before, after)[0] ?? '');
    say(t('clipboard.pasted', { count: after.nodes.size - before.nodes.size }));
    if (first) goTo({ id: first.id, field: titleField(first.kind) });
  };
}

/** Its version that counts, as it was published: a draft of it is nobody's text yet. */
export function CopyFromNodes({ head, onBack, onDone }: CopyFromNodesProps) {
  const { t } = useTranslation('editor');
  const { tree, currentId } = useStanding();
  const version = useContent('qualification-version', head.versionDigest);
  const from = useMemo(() => (version ? toTree(version) : null), [version]);
  const [sought, seek] = useState('');
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const copy = useCopying();
  const plan = from ? planCopies({ tree, currentId }, from, [...chosen]) : [];
  const homeless = plan.find(({ to }) => to === null);
  const count = plan.flatMap(({ ids }) => ids).length;
  return (
    <>
      {version === null && <StatusMark tone="bad">{t('copy-from.missing')}</StatusMark>}
      {from && (
        <>
          <TextInput
            data-autofocus
            autoFocus
            label={t('copy-from.search-in')}
            value={sought}
            spellCheck={false}
            onChange={(event) => seek(event.currentTarget.value)}
          />
          <CopyFromRows
            from={from}
            sought={sought}
            language={head.language}
            chosen={chosen}
            onChoose={choose}
          />
        </>
      )}
      {homeless && (
        <StatusMark tone="attention">
          {t(homeless.kind === 'indicator' ? 'copy-from.no-work-process' : 'copy-from.no-core-task')}
        </StatusMark>
      )}
      <Group justify="space-between">
        <Button variant="default" leftSection={<IconArrowLeft size={18} aria-hidden />} onClick={onBack}>
          {t('copy-from.back')}
        </Button>
        <Button
          disabled={!from || count === 0 || homeless !== undefined}
          leftSection={<IconCopy size={18} aria-hidden />}
          onClick={() => {
            if (!from) return;
            onDone();
            copy(from, plan);
          }}
        >
          {t('copy-from.insert', { count })}
        </Button>
      </Group>
    </>
  );
}
