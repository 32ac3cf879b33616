/** Candidates who are not linked to the qualification they are planned for: told, as strictly as the centre wants it. */
import { Alert } from '@mantine/core';
import { IconLinkOff } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { planPolicyOf } from '../../../../shared/domain/plan-policies';
import type { ParticipantId, QualificationId } from '../../../../shared/kernel/ids';
import { fullName, type Participant } from '../../../../shared/records/participant';
import { useDocuments } from '../../../queries/use-documents';

type NotLinkedProps = {
  readonly qualificationId: QualificationId | null;
  readonly participantIds: readonly ParticipantId[];
  readonly participants: readonly Participant[];
};

/** More names than this are counted: the first ones tell already what went wrong. */
const shownLimit = 5;

/** A warning where the centre says nothing: somebody may be examined for what they are not linked to, such as a guest of another school. */
export function NotLinked({ qualificationId, participantIds, participants }: NotLinkedProps) {
  const { t } = useTranslation('plan');
  const links = useDocuments('participation');
  const policy = planPolicyOf(useDocuments('organisation')?.[0]?.document, 'link');
  const linked = useMemo(
    () =>
      new Set(
        links?.flatMap(({ document }) =>
          document.qualificationId === qualificationId && document.endedAt === null
            ? [document.participantId]
            : [],
        ),
      ),
    [links, qualificationId],
  );
  if (!links || !qualificationId || policy === 'free') return null;
  const unlinked = participantIds.filter((id) => !linked.has(id));
  if (unlinked.length === 0) return null;
  const names = unlinked
    .slice(0, shownLimit)
    .flatMap((id) => participants.find(({ participantId }) => participantId === id) ?? [])
    .map(fullName);
  const rest = unlinked.length - names.length;
  return (
    <Alert
      role="status"
      color="amber"
      icon={<IconLinkOff aria-hidden />}
      title={t('not-linked.title', { count: unlinked.length })}
    >
      {names.join(', ')}
      {rest > 0 && ` ${t('not-linked.more', { count: rest })}`}{' '}
      {t(policy === 'never' ? 'not-linked.never' : 'not-linked.text')}
    </Alert>
  );
}
