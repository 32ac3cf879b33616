/**
 * The sign box, in sight all the time: beside the review where there is room, and else as a bar below it. It holds all that
 * is still needed, each leading there; when nothing is, what is signed by whom, and the signature.
 */
import { Button, Text, Title } from '@mantine/core';
import { IconSignature } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listObstacles } from '../../../../shared/domain/decide-sign';
import { examinerOf } from '../../../../shared/domain/exam';
import type { SnapshotIndicator } from '../../../../shared/records/exam-definition';
import type { Staff } from '../../../../shared/records/staff';
import { useActor } from '../../../queries/use-actor';
import { useHeightVariable } from '../../../ui/use-height-variable';
import { useOutcomeWord } from '../../../ui/use-outcome-word';
import { useKeptFiles } from '../../files/use-coming-files';
import type { Marking } from '../use-marking';
import { Obstacles, obstaclesOf } from './obstacles';
import classes from './sign-box.module.css';
import { SignForm } from './sign-form';
import type { Signing } from './use-signing';
import { useTypedRemarks } from './use-typed-remarks';
import type { Need } from './use-wanted';

type SignBoxProps = {
  readonly marking: Marking;
  readonly signing: Signing;
  readonly onLead: (need: Need, at: readonly SnapshotIndicator[]) => void;
};

/** Who signs what. */
function Facts({ marking, actor }: { readonly marking: Marking; readonly actor: Staff }) {
  const { t } = useTranslation(['exam', 'domain']);
  const wordOf = useOutcomeWord();
  const { exam, candidate } = marking.place;
  return (
    <>
      <p className={classes.facts}>
        <b>{wordOf(marking.result.outcome)}</b>
        <span>
          {candidate.name}, {candidate.number}
        </span>
        <span>
          {t('sign.by')}: {actor.name}
          {actor.jobTitle && `, ${actor.jobTitle}`}
        </span>
      </p>
      {actor.staffId !== candidate.examinerId && (
        <Text fw={600}>{t('sign.for-other', { name: examinerOf(exam, candidate).name })}</Text>
      )}
    </>
  );
}

/** What is missing is said by the same rules that are asked again when it is recorded. */
export function SignBox({ marking, signing, onLead }: SignBoxProps) {
  const { t } = useTranslation(['exam', 'evidence']);
  const actor = useActor();
  const box = useHeightVariable<HTMLElement>('--vp-sign-box');
  // Where there is only a bar, the form opens on demand: a bar that grows by itself would come up under a finger.
  const [isOpen, setOpen] = useState(false);
  const typed = useTypedRemarks(marking);
  const coming = useKeptFiles(marking.place.assessment.assessmentId).filter(
    ({ problem }) => problem === null,
  );
  if (!actor) return null;
  const { exam } = marking.place;
  const refusals = listObstacles({ exam, assessment: marking.assessment, actorId: actor.staffId });
  const obstacles = obstaclesOf(marking.needed, refusals, typed);
  return (
    <section ref={box} className={classes.box} aria-labelledby="sign-title" data-open={isOpen}>
      <div className={classes.head}>
        <Title order={2} size="h3" id="sign-title" className={classes.title ?? ''}>
          {t('sign.title')}
        </Title>
        {obstacles.length > 0 ? (
          <p className={classes.state}>{t('sign.not-yet')}</p>
        ) : (
          <Button
            className={classes.toggle ?? ''}
            variant={isOpen ? 'default' : 'filled'}
            leftSection={<IconSignature size={22} aria-hidden />}
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            {t(isOpen ? 'sign.fold' : 'sign.unfold')}
          </Button>
        )}
      </div>
      {obstacles.length > 0 ? (
        <Obstacles obstacles={obstacles} onLead={onLead} />
      ) : (
        <div className={classes.body}>
          <Facts marking={marking} actor={actor} />
          {coming.length > 0 ? (
            <Text role="status">{t('evidence:coming', { count: coming.length })}</Text>
          ) : (
            <SignForm marking={marking} actor={actor} signing={signing} />
          )}
        </div>
      )}
    </section>
  );
}
