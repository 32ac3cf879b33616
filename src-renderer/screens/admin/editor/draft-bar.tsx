/**
 * Above the editor: whether the draft is on this device as it stands here, and what can become of it. It says "kept" only
 * when it is on disk.
 */
import { Button } from '@mantine/core';
import { IconDeviceFloppy, IconSend, IconTrashX, IconUserCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { openOnes } from '../../../../shared/domain/authoring/draft-conflicts';
import type { Problem } from '../../../../shared/kernel/problem';
import { useWorld } from '../../../queries/query-source';
import { useActor } from '../../../queries/use-actor';
import { useStaffNames } from '../../../queries/use-staff-names';
import { ProblemNotice } from '../../../ui/problem-notice';
import { StatusMark } from '../../../ui/status-mark';
import { useFormat } from '../../../ui/use-format';
import { useHeightVariable } from '../../../ui/use-height-variable';
import { BrokenDraft, isBroken } from './broken-draft';
import { useChecks, useCheckWords } from './checks';
import { DiscardDialog } from './discard-dialog';
import classes from './draft-bar.module.css';
import { useEditor, useStanding } from './editor-context';
import { PublishDialog } from './publish-dialog';

/** How the draft is, in one line. */
function DraftState() {
  const { t } = useTranslation('editor');
  const format = useFormat();
  const { state } = useStanding();
  const { isChanged, isKept, keptAt, editedBy } = state;
  const nameOf = useStaffNames();
  const actor = useActor();
  const world = useWorld();
  const isToday = keptAt !== null && format.day(keptAt) === format.day(world.now().toISOString());
  const time = keptAt === null ? '' : isToday ? format.time(keptAt) : format.dayAndTime(keptAt);
  const isOwn = editedBy === null || editedBy === actor?.staffId;
  if (!isChanged && isKept) return <StatusMark tone="neutral">{t('draft.none')}</StatusMark>;
  if (!isKept)
    return (
      <StatusMark tone="waiting" icon={<IconDeviceFloppy size={18} aria-hidden />}>
        {t(state.problem ? 'draft.unkept' : 'draft.keeping')}
      </StatusMark>
    );
  return (
    <StatusMark tone="good">
      {isOwn ? t('draft.kept', { time }) : t('draft.kept-by', { time, name: nameOf(editedBy) ?? '' })}
    </StatusMark>
  );
}

/** Why it cannot be taken into use or published yet: a button that is off says nothing by itself. */
function WhyNot() {
  const { t } = useTranslation('editor');
  const { head, state } = useStanding();
  const { all } = useChecks();
  const wordsOf = useCheckWords();
  const unfit = state.isChanged ? all.find(({ blocks }) => blocks === 'publish') : undefined;
  const blocking = head.status === 'inactive' ? all.find(({ blocks }) => blocks !== null) : undefined;
  const first = unfit ?? blocking;
  const { length: undecided } = openOnes(state.conflicts);
  if (state.isBaseMissing) return <StatusMark tone="bad">{t('draft.base-missing')}</StatusMark>;
  if (!first && undecided === 0) return null;
  // Theirs stands there until somebody chose: it is published by nobody who was not asked.
  const reason = undecided > 0 || !first ? t('conflict.first', { count: undecided }) : wordsOf(first);
  return (
    <StatusMark tone="bad">
      {t(unfit || undecided > 0 ? 'draft.not-published' : 'draft.not-activated', { reason })}
    </StatusMark>
  );
}

/** Why what stands here is not on disk, and what can be done. */
function NotKept({ problem }: { readonly problem: Problem }) {
  const { line } = useEditor();
  const retry = (): void => void line.flush();
  if (isBroken(problem)) return <BrokenDraft line={line} problem={problem} isOpen onRetry={retry} />;
  return <ProblemNotice problem={problem} onRetry={retry} />;
}

/**
 * It stays in sight while one scrolls, because what it says is what one looks for after a long text. How high it is goes
 * to the page, so that no field is scrolled behind it.
 */
export function DraftBar() {
  const { t } = useTranslation('editor');
  const { head, state } = useStanding();
  const { line, show, say } = useEditor();
  const { all } = useChecks();
  const [asked, ask] = useState<'publish' | 'activate' | 'discard' | null>(null);
  const bar = useHeightVariable<HTMLDivElement>('--vp-draft-bar');
  const isUnfit = all.some(({ blocks }) => blocks === 'publish');
  const isBlocked = all.some(({ blocks }) => blocks !== null);
  const isUndecided = openOnes(state.conflicts).length > 0;
  const close = (): void => ask(null);
  const discard = (): void => {
    line.discard();
    show(null);
    say(t('discard.done'));
    close();
  };
  return (
    <section ref={bar} className={classes.bar} aria-label={t('draft.label')}>
      <div className={classes.row}>
        <span role="status" className={classes.state}>
          <DraftState />
        </span>
        <div className={classes.acts}>
          <Button
            px="sm"
            variant="default"
            disabled={!state.isChanged}
            leftSection={<IconTrashX size={18} aria-hidden />}
            onClick={() => ask('discard')}
          >
            {t('draft.discard')}
          </Button>
          <Button
            px="sm"
            variant={head.status === 'inactive' ? 'default' : 'filled'}
            disabled={!state.isOther || isUnfit || isUndecided || state.isBaseMissing}
            leftSection={<IconSend size={18} aria-hidden />}
            onClick={() => ask('publish')}
          >
            {t('draft.publish')}
          </Button>
          {head.status === 'inactive' && (
            <Button
              px="sm"
              disabled={isBlocked || isUndecided || state.isBaseMissing}
              leftSection={<IconUserCheck size={18} aria-hidden />}
              onClick={() => ask('activate')}
            >
              {t('draft.activate')}
            </Button>
          )}
        </div>
      </div>
      <WhyNot />
      {state.problem && !state.isKept && <NotKept problem={state.problem} />}
      {asked === 'discard' && (
        <DiscardDialog
          text={t(state.isBaseMissing ? 'gone.discard-text' : 'discard.text')}
          onDiscard={discard}
          onClose={close}
        />
      )}
      {(asked === 'publish' || asked === 'activate') && (
        <PublishDialog isActivated={asked === 'activate'} onClose={close} />
      )}
    </section>
  );
}
