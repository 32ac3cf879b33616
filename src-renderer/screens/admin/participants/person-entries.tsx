/** What stands in the portfolio of somebody: entries with their evidence, which opens here, and what each piece is linked to. */
import { Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import {
  evidenceOf,
  type Portfolio,
  type PortfolioEntry,
  type PortfolioEvidence,
} from '../../../../shared/domain/portfolio/portfolio-documents';
import { standingLinks } from '../../../../shared/domain/portfolio/standing-links';
import { textIn } from '../../../../shared/values/text-in';
import { useDocuments, useRegister } from '../../../queries/use-documents';
import { usePreferences } from '../../../ui/preferences';
import { useFormat } from '../../../ui/use-format';
import { FileLine } from '../../files/file-line';
import { FileViewer } from '../../files/file-viewer';
import { type FileStates, useFileStates } from '../../files/use-file-states';
import { type OpenFile, useOpenFile } from '../../files/use-open-file';
import classes from './person.module.css';

/** What a kind is called: by the program, or by the centre where it is one of its own. */
function useKindWord(): (kind: string) => string {
  const { t } = useTranslation('participants');
  const language = usePreferences((p) => p.language);
  const own = useDocuments('organisation')?.[0]?.document.portfolioKinds ?? [];
  return (kind) => {
    if (kind === 'work' || kind === 'education' || kind === 'other') return t(`portfolio.kind.${kind}`);
    const label = own.find(({ code }) => code === kind)?.label;
    return label ? textIn(label, language) : kind;
  };
}

/** What every part of the list needs: one viewer, and one answer about which files are here. */
type Shared = { readonly portfolio: Portfolio; readonly files: OpenFile; readonly told: FileStates };

/** By the names of qualifications; which work processes it shows stands on the page of the candidate. */
function Evidence({ one, portfolio, files, told }: Shared & { readonly one: PortfolioEvidence }) {
  const { t } = useTranslation('participants');
  const heads = useRegister('qualification');
  const links = standingLinks(portfolio.links, [one]);
  const names = new Set(
    links.map(({ qualificationId }) => heads?.byId.get(qualificationId)?.document.name ?? ''),
  );
  const said = [...names].filter(Boolean).join(' · ');
  return (
    <li className={classes.item}>
      <div className={classes.itemWords}>
        {one.title !== '' && <Text fw={600}>{one.title}</Text>}
        {one.description !== '' && <Text className={classes.long}>{one.description}</Text>}
        <FileLine
          file={one.file}
          told={told(one.file.digest, undefined)}
          isOpening={files.opening === one.file.digest}
          onOpen={files.open}
        >
          <span>{said ? t('portfolio.linked', { names: said }) : t('portfolio.unlinked')}</span>
        </FileLine>
      </div>
    </li>
  );
}

function EvidenceList({ entryId, ...shared }: Shared & { readonly entryId: string | null }) {
  const listed = evidenceOf(shared.portfolio, entryId);
  if (listed.length === 0) return null;
  return (
    <ul className={classes.items}>
      {listed.map((one) => (
        <Evidence key={one.portfolioEvidenceId} one={one} {...shared} />
      ))}
    </ul>
  );
}

function Entry({ entry, ...shared }: Shared & { readonly entry: PortfolioEntry }) {
  const { t } = useTranslation('participants');
  const format = useFormat();
  const kindWord = useKindWord();
  const { kind, title, place, from, until, description } = entry;
  const period = [
    from && format.day(`${from}T12:00`),
    until ? format.day(`${until}T12:00`) : from && t('portfolio.goes-on'),
  ];
  return (
    <article>
      <Title order={3} className={classes.long}>
        {title}
      </Title>
      <Text size="sm" c="dimmed" className={classes.long}>
        {[kindWord(kind), place, period.filter(Boolean).join(' – ')].filter(Boolean).join(' · ')}
      </Text>
      {description !== '' && <Text className={classes.long}>{description}</Text>}
      <EvidenceList entryId={entry.portfolioEntryId} {...shared} />
    </article>
  );
}

/** Files are fetched when they are opened. */
export function PersonEntries({ portfolio }: { readonly portfolio: Portfolio }) {
  const { t } = useTranslation('participants');
  const files = useOpenFile();
  const told = useFileStates(
    portfolio.evidence.map(({ file }) => file.digest),
    String(files.opening),
  );
  const shared = { portfolio, files, told };
  return (
    <>
      {portfolio.entries.map((entry) => (
        <Entry key={entry.portfolioEntryId} entry={entry} {...shared} />
      ))}
      {evidenceOf(portfolio, null).length > 0 && portfolio.entries.length > 0 && (
        <Title order={3}>{t('portfolio.loose')}</Title>
      )}
      <EvidenceList entryId={null} {...shared} />
      <FileViewer files={files} />
    </>
  );
}
