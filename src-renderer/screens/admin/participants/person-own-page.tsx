/**
 * The way of somebody to their own page at the hub: personal links, each with its last day. A link is shown once, when it is made, and
 * says honestly that it does not work before the hub has it.
 */
import { Button, CopyButton, Group, Stack, Text } from '@mantine/core';
import { IconCopy, IconLinkOff, IconLinkPlus } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../../shared/kernel/problem';
import type { Participant } from '../../../../shared/records/participant';
import { endCandidateLink } from '../../../actions/end-candidate-link';
import { type MadeLink, makeCandidateLink } from '../../../actions/make-candidate-link';
import { useDocuments, useRegister } from '../../../queries/use-documents';
import { useHostState } from '../../../queries/use-host-state';
import { useSubjectHandIn } from '../../../queries/use-subject-hand-ins';
import { ProblemNotice } from '../../../ui/problem-notice';
import { QrCode } from '../../../ui/qr-code';
import { StatusMark } from '../../../ui/status-mark';
import { useAction } from '../../../ui/use-action';
import { useFormat } from '../../../ui/use-format';
import { useNow } from '../../../ui/use-now';
import { SettingGroup } from '../../settings/setting-group';
import classes from './person.module.css';

type Ids = ReadonlySet<string>;
/** A link that ran out goes from the list within a minute. */
const minuteMs = 60_000;

/** Whether whoever gets it can use it already. */
function Standing({ documentId }: Pick<MadeLink, 'documentId'>) {
  const { t } = useTranslation('participants');
  const handIn = useSubjectHandIn(documentId);
  const isThere = handIn === null || (handIn?.waiting === 0 && handIn.refusals.length === 0);
  return (
    <div role="status">
      <StatusMark tone={isThere ? 'good' : 'waiting'}>
        {t(isThere ? 'own-page.works' : 'own-page.waits')}
      </StatusMark>
    </div>
  );
}

/** Shown once: nothing on this device or at the hub can show it again. */
function NewLink({ made, onClose }: { readonly made: MadeLink; readonly onClose: () => void }) {
  const { t } = useTranslation(['participants', 'codes', 'common']);
  const format = useFormat();
  const text = useRef<HTMLParagraphElement>(null);
  useEffect(() => text.current?.focus(), []);
  return (
    <Stack>
      <Text ref={text} tabIndex={-1}>
        {t('own-page.once', { day: format.longDay(made.endsAt) })}
      </Text>
      <output className={classes.long} aria-label={t('own-page.link')}>
        {made.link}
      </output>
      <QrCode text={made.link} label={t('own-page.qr')} />
      <Standing documentId={made.documentId} />
      <Group>
        <CopyButton value={made.link}>
          {({ copied, copy }) => (
            <Button variant="default" leftSection={<IconCopy size={18} aria-hidden />} onClick={copy}>
              {t(copied ? 'codes:copied' : 'codes:copy')}
            </Button>
          )}
        </CopyButton>
        <Button variant="default" onClick={onClose}>
          {t('common:close')}
        </Button>
      </Group>
    </Stack>
  );
}

/** Those that still let somebody in, the last one first. */
function useStandingLinks(ids: Ids) {
  const links = useRegister('candidate-access');
  const now = new Date(useNow(minuteMs)).toISOString();
  return [...(links?.byId ?? [])]
    .map(([documentId, { document }]) => ({ documentId, ...document }))
    .filter((one) => ids.has(one.participantId) && one.endedAt === null && one.endsAt > now)
    .toSorted((a, b) => (a.madeAt < b.madeAt ? 1 : -1));
}

/** Ending is done at once: whoever is signed in by it is out at their next request. */
function StandingLinks({ ids, onProblem }: { readonly ids: Ids; readonly onProblem: (p: Problem) => void }) {
  const { t } = useTranslation('participants');
  const format = useFormat();
  const end = useAction(endCandidateLink);
  const links = useStandingLinks(ids);
  if (links.length === 0) return <Text c="dimmed">{t('own-page.none')}</Text>;
  return (
    <ul className={classes.items}>
      {links.map(({ documentId, madeAt, endsAt }) => (
        <li key={documentId} className={classes.item}>
          <Text className={classes.itemWords}>
            {t('own-page.made', { made: format.day(madeAt), until: format.day(endsAt) })}
          </Text>
          <Button
            variant="default"
            leftSection={<IconLinkOff size={20} aria-hidden />}
            onClick={async () => {
              const ended = await end({ documentId });
              if (!ended.ok) onProblem(ended.problem);
            }}
          >
            {t('own-page.end')}
          </Button>
        </li>
      ))}
    </ul>
  );
}

/** `ids`: every id they were known by. Draws nothing where the centre has no such page, or the person is in the archive. */
export function PersonOwnPage({ person, ids }: { readonly person: Participant; readonly ids: Ids }) {
  const { t } = useTranslation('participants');
  const page = useDocuments('organisation')?.[0]?.document.candidatePage;
  const hubUrl = useHostState((host) => host.device.profile)?.hubUrl ?? null;
  const make = useAction(makeCandidateLink);
  const [made, setMade] = useState<MadeLink | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  if (!page?.isOn || hubUrl === null || person.inactiveSince) return null;
  const press = async (): Promise<void> => {
    setBusy(true);
    const done = await make({ participantId: person.participantId, hubUrl });
    setBusy(false);
    setProblem(done.ok ? null : done.problem);
    if (done.ok) setMade(done.value);
  };
  const close = (): void => {
    setMade(null);
    button.current?.focus();
  };
  return (
    <SettingGroup title={t('own-page.title')}>
      <Text>{t('own-page.explain')}</Text>
      <StandingLinks ids={ids} onProblem={setProblem} />
      {made && <NewLink key={made.documentId} made={made} onClose={close} />}
      {problem && <ProblemNotice problem={problem} onClose={() => setProblem(null)} />}
      <div className={classes.buttons}>
        <Button
          ref={button}
          variant="default"
          loading={isBusy}
          leftSection={<IconLinkPlus size={20} aria-hidden />}
          onClick={() => void press()}
        >
          {t('own-page.make')}
        </Button>
      </div>
    </SettingGroup>
  );
}
