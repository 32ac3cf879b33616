/**
 * The folder to which results go by themselves: off until an administrator chooses one. A choice takes effect at once, as
 * everywhere in the settings. What stands in a folder is never taken away from here.
 */
import { Button, Checkbox, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResultFileKind, ResultFolderStatus } from '../../../shared/contract/result-folder-contract';
import type { Problem } from '../../../shared/kernel/problem';
import { type FolderWish, setResultFolder } from '../../actions/set-result-folder';
import { useActor } from '../../queries/use-actor';
import { useHostState } from '../../queries/use-host-state';
import { ProblemNotice } from '../../ui/problem-notice';
import { ResultFolderState } from '../../ui/result-folder-state';
import { ResultFolderTrouble } from '../../ui/result-folder-trouble';
import { useAction } from '../../ui/use-action';
import { FactList } from './fact-list';
import { SettingGroup } from './setting-group';

const kinds: readonly ResultFileKind[] = ['oke', 'oeapi', 'pdf'];

type ChosenProps = { readonly status: ResultFolderStatus; readonly onWish: (wish: FolderWish) => void };

function KindChoice({ status, onWish }: ChosenProps) {
  const { t } = useTranslation('result-folder');
  return (
    <Checkbox.Group
      label={t('kinds')}
      description={t('kinds-hint')}
      value={status.kinds}
      onChange={(chosen) => onWish({ kinds: kinds.filter((kind) => chosen.includes(kind)) })}
    >
      {kinds.map((kind) => (
        <Checkbox key={kind} value={kind} mt="xs" label={t(`kind.${kind}`)} />
      ))}
      {status.kinds.includes('oke') && (
        <Text c="dimmed" mt="xs">
          {t('address')}
        </Text>
      )}
    </Checkbox.Group>
  );
}

export function ResultFolderSettings() {
  const { t } = useTranslation('result-folder');
  const isAdministrator = useActor()?.roles.includes('administrator') ?? false;
  const status = useHostState((host) => host.resultFolder.status);
  const isInBrowser = useHostState((host) => host.device.profile)?.host === 'node';
  const set = useAction(setResultFolder);
  const [problem, setProblem] = useState<Problem | null>(null);
  if (!status || !isAdministrator) return null;
  const wish = async (wanted: FolderWish): Promise<void> => {
    const done = await set(wanted);
    setProblem(done.ok ? null : done.problem);
  };
  const { folder } = status;
  return (
    <SettingGroup title={t('title')}>
      <Text>{t('explain')}</Text>
      <Text>{t('names')}</Text>
      {folder && <FactList facts={[{ term: t('folder'), fact: folder.place }]} />}
      <div role="status">{folder ? <ResultFolderState status={status} /> : <Text>{t('off')}</Text>}</div>
      {folder && <Text c="dimmed">{t('when')}</Text>}
      {folder && <KindChoice status={status} onWish={(wanted) => void wish(wanted)} />}
      {folder && <ResultFolderTrouble status={status} />}
      {problem && <ProblemNotice problem={problem} onClose={() => setProblem(null)} />}
      {isInBrowser && <Text>{t('in-browser')}</Text>}
      {folder && <Text c="dimmed">{t('again')}</Text>}
      <Group>
        <Button variant="default" onClick={() => void wish('choose')}>
          {t(isInBrowser ? 'use' : folder ? 'choose-other' : 'choose')}
        </Button>
        {folder && (
          <Button variant="default" onClick={() => void wish('stop')}>
            {t('stop')}
          </Button>
        )}
      </Group>
    </SettingGroup>
  );
}
