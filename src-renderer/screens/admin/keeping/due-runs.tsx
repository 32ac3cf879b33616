/** Runs and imports of people that are too old to be taken back: what takes them back goes, and they stay in the list. */
import { Button, Text } from '@mantine/core';
import { IconEraser } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DueRun } from '../../../../shared/domain/find-due-runs';
import { eraseRuns } from '../../../actions/erase-over';
import { useStaffNames } from '../../../queries/use-staff-names';
import { useAction } from '../../../ui/use-action';
import { useFormat } from '../../../ui/use-format';
import { EraseDialog } from '../participants/erase-dialog';
import classes from '../participants/person.module.css';
import { useRunWords } from '../participants/use-run-words';

/** More at once nobody reads; the list of what was done has all of them. */
const shownLimit = 20;

function Runs({ due }: { readonly due: readonly DueRun[] }) {
  const { t } = useTranslation('keeping');
  const format = useFormat();
  const nameOf = useStaffNames();
  const wordsOf = useRunWords();
  return (
    <>
      <ul className={classes.items}>
        {due.slice(0, shownLimit).map(({ run }) => (
          <li key={run.runId} className={classes.item}>
            <Text className={classes.when}>{format.day(run.at)}</Text>
            <span className={classes.itemWords}>
              <Text>{wordsOf(run)}</Text>
              <Text c="dimmed">{[nameOf(run.by), run.source].filter(Boolean).join(' · ')}</Text>
            </span>
          </li>
        ))}
      </ul>
      {due.length > shownLimit && <Text>{t('runs.more', { count: due.length - shownLimit })}</Text>}
    </>
  );
}

/** Exactly those that were shown at the press. */
export function DueRuns({ due }: { readonly due: readonly DueRun[] }) {
  const { t } = useTranslation('keeping');
  const [asked, setAsked] = useState<readonly DueRun[] | null>(null);
  const erase = useAction(eraseRuns);
  return (
    <>
      <Runs due={due} />
      <div>
        <Button
          variant="default"
          leftSection={<IconEraser size={20} aria-hidden />}
          onClick={() => setAsked(due)}
        >
          {t('runs.all', { count: due.length })}
        </Button>
      </div>
      {asked && (
        <EraseDialog
          title={t('runs.title-ask', { count: asked.length })}
          says={[t('runs.goes'), t('runs.stays'), t('erase.when')]}
          label={t('runs.run', { count: asked.length })}
          onErase={async () => {
            const erased = await erase({ runs: asked });
            if (erased.ok) setAsked(null);
            return erased;
          }}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
}
