/** The requests that wait or were answered: where each stands, in words, and what one can do with it. */
import { Button, Text } from '@mantine/core';
import { IconArrowRight, IconCloudSearch, IconRefresh } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CatalogueRequest } from '../../../../shared/contract/catalogue-contract';
import { cohortOfYear } from '../../../../shared/domain/cohort';
import { askCatalogue } from '../../../actions/ask-catalogue';
import { forgetRequest } from '../../../actions/forget-request';
import { useActor } from '../../../queries/use-actor';
import { useStaffNames } from '../../../queries/use-staff-names';
import { StatusMark } from '../../../ui/status-mark';
import { useAction } from '../../../ui/use-action';
import { useFormat } from '../../../ui/use-format';
import { useHandInNow } from '../../settings/hand-in-now';
import cardClasses from '../import/import-item-card.module.css';
import classes from './catalogue.module.css';
import { useRequests } from './use-requests';

/** More codes than these are counted. */
const codesShown = 8;

function Waiting({ request }: { readonly request: CatalogueRequest }) {
  const { t } = useTranslation(['catalogue', 'problem']);
  const reason = request.problem;
  const isAway = reason === null || reason.code === 'hub-unreachable' || reason.code === 'hub-busy';
  return <Text>{isAway ? t('request.waits') : t(`problem:${reason.code}`, { ...reason.details })}</Text>;
}

function TryNow() {
  const { t } = useTranslation('catalogue');
  const { isBusy, run } = useHandInNow();
  return (
    <Button
      variant="default"
      loading={isBusy}
      leftSection={<IconRefresh size={20} aria-hidden />}
      onClick={() => void run()}
    >
      {t('request.ask-now')}
    </Button>
  );
}

/** A request of somebody else waits for them; what it asks can be asked by whoever is here. */
function AskMyself({ request }: { readonly request: CatalogueRequest }) {
  const { t } = useTranslation('catalogue');
  const ask = useAction(askCatalogue);
  const forget = useAction(forgetRequest);
  const take = async (): Promise<void> => {
    const asked = await ask({ purpose: request.purpose, parts: request.parts });
    if (asked.ok) await forget({ requestId: request.requestId });
  };
  return (
    <Button
      variant="default"
      leftSection={<IconCloudSearch size={20} aria-hidden />}
      onClick={() => void take()}
    >
      {t('request.ask-myself')}
    </Button>
  );
}

function RequestItem({
  request,
  onForgotten,
}: {
  readonly request: CatalogueRequest;
  readonly onForgotten: () => void;
}) {
  const { t } = useTranslation('catalogue');
  const format = useFormat();
  const forget = useAction(forgetRequest);
  const [part] = request.parts;
  const codes = part?.codes ?? [];
  const rest = codes.length - codesShown;
  const shown = codes.slice(0, codesShown).join(', ');
  const isAnswered = request.answeredAt !== null;
  const actor = useActor();
  const asker = useStaffNames()(request.askedBy);
  const isOfOther = actor !== undefined && actor?.staffId !== request.askedBy;
  const drop = async (): Promise<void> => {
    const gone = await forget({ requestId: request.requestId });
    if (gone.ok) onForgotten();
  };
  return (
    <li className={cardClasses.card}>
      <div className={cardClasses.head}>
        <span className={`${classes.name} ${classes.codes}`}>
          {rest > 0 ? t('request.codes-more', { codes: shown, count: rest }) : shown}
        </span>
        <StatusMark tone={isAnswered ? 'good' : 'waiting'}>
          {t(isAnswered ? 'request.answered' : 'request.waiting')}
        </StatusMark>
      </div>
      <Text c="dimmed">
        {[
          part?.cohortYear ? t('request.cohort', { cohort: cohortOfYear(part.cohortYear).text }) : '',
          t('request.asked-at', { moment: format.dayAndTime(request.askedAt) }),
          isOfOther && asker !== null ? t('request.asked-by', { name: asker }) : '',
        ]
          .filter(Boolean)
          .join(' · ')}
      </Text>
      {!isAnswered && <Waiting request={request} />}
      <div className={classes.actions}>
        {isAnswered ? (
          <Button
            renderRoot={(props) => (
              <Link {...props} to="/qualifications/import" search={{ request: request.requestId }} />
            )}
            rightSection={<IconArrowRight size={20} aria-hidden />}
          >
            {t('request.look')}
          </Button>
        ) : isOfOther ? (
          <AskMyself request={request} />
        ) : (
          <TryNow />
        )}
        <Button
          variant="default"
          aria-label={t('request.forget-of', { codes: shown })}
          onClick={() => void drop()}
        >
          {t('request.forget')}
        </Button>
      </div>
    </li>
  );
}

/** Nothing where nothing was asked. An answer that comes while one looks is said aloud. */
export function RequestList({ hasAsked }: { readonly hasAsked: boolean }) {
  const { t } = useTranslation('catalogue');
  const requests = useRequests('import') ?? [];
  const list = useRef<HTMLUListElement>(null);
  const answered = requests.filter(({ answeredAt }) => answeredAt !== null).length;
  return (
    <>
      <output className={classes.said}>
        {answered > 0 ? t('request.answers', { count: answered }) : hasAsked && t('request.kept')}
      </output>
      {requests.length > 0 && (
        <ul className={classes.list} aria-label={t('request.list')} ref={list} tabIndex={-1}>
          {requests.map((request) => (
            <RequestItem
              key={request.requestId}
              request={request}
              onForgotten={() => list.current?.focus()}
            />
          ))}
        </ul>
      )}
    </>
  );
}
