/**
 * The draft of a qualification that was removed, or whose import was taken back: it is edited and published no more, and what
 * stands in it is lost to nobody. It is put back together with the qualification, or given up.
 */
import { Button, Group } from '@mantine/core';
import { IconArrowBackUp, IconTrashX } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../../shared/kernel/problem';
import type { QualificationHead } from '../../../../shared/records/qualification';
import { putBackQualification } from '../../../actions/end-qualification';
import { useDraft } from '../../../queries/use-draft';
import { EmptyState } from '../../../ui/empty-state';
import { ProblemNotice } from '../../../ui/problem-notice';
import { useAction } from '../../../ui/use-action';
import { DiscardDialog } from './discard-dialog';

/** Without a draft it says no more than that the qualification is not there. */
export function RemovedDraft({ head }: { readonly head: QualificationHead }) {
  const { t } = useTranslation(['editor', 'qualification']);
  const { qualificationId } = head;
  const draft = useDraft(head);
  const putBack = useAction(putBackQualification);
  const [isAsking, ask] = useState(false);
  const [refused, setRefused] = useState<Problem | null>(null);
  const frame = useRef<HTMLElement>(null);
  const problem = refused ?? draft?.state.problem ?? null;
  const goOn = async (): Promise<void> => {
    const done = await putBack({ qualificationId });
    setRefused(done.ok ? null : done.problem);
  };
  const discard = (): void => {
    draft?.line.discard();
    void draft?.line.flush();
    ask(false);
    frame.current?.focus();
  };
  if (!draft) return null;
  return (
    <section ref={frame} tabIndex={-1} aria-label={t('draft.label')}>
      {problem && <ProblemNotice problem={problem} />}
      {draft.state.isChanged ? (
        <EmptyState
          title={t('gone.title', { name: head.name })}
          action={
            <Group>
              <Button leftSection={<IconArrowBackUp size={20} aria-hidden />} onClick={() => void goOn()}>
                {t('gone.put-back')}
              </Button>
              <Button
                variant="default"
                leftSection={<IconTrashX size={20} aria-hidden />}
                onClick={() => ask(true)}
              >
                {t('draft.discard')}
              </Button>
            </Group>
          }
        >
          {t('gone.text')}
        </EmptyState>
      ) : (
        <EmptyState title={t('qualification:detail.missing')} />
      )}
      {isAsking && (
        <DiscardDialog text={t('gone.discard-text')} onDiscard={discard} onClose={() => ask(false)} />
      )}
    </section>
  );
}
