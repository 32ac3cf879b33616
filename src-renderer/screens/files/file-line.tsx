/** One file of a list: its small picture or sign, its name, which opens it, what and how large it is, and how it stands. */
import {
  IconFile,
  IconFileText,
  IconFileTypePdf,
  IconFileUnknown,
  IconMovie,
  IconPhoto,
  IconVolume,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { kindOfMediaType } from '../../../shared/domain/files/kind-of-media-type';
import type { FileKind } from '../../../shared/domain/files/told-file';
import type { NamedFile } from '../../../shared/values/named-file';
import { useFileWarnings } from '../../queries/use-file-warnings';
import { StatusMark } from '../../ui/status-mark';
import { useFormat } from '../../ui/use-format';
import classes from './files.module.css';
import { useFilePicture } from './use-file-picture';
import type { ToldState } from './use-file-states';

const signs: Readonly<Record<FileKind, typeof IconFile>> = {
  image: IconPhoto,
  pdf: IconFileTypePdf,
  audio: IconVolume,
  video: IconMovie,
  office: IconFileText,
  text: IconFileText,
  web: IconFile,
  archive: IconFile,
  program: IconFile,
  other: IconFileUnknown,
};

const tones = {
  fetching: 'waiting',
  away: 'offline',
  sending: 'waiting',
  failed: 'attention',
  waiting: 'waiting',
  received: 'good',
  here: 'good',
} as const;

function State({ told: { state, percent } }: { readonly told: ToldState }) {
  const { t } = useTranslation('files');
  if (state === 'unknown') return null;
  return <StatusMark tone={tones[state]}>{t(`state.${state}`, { percent })}</StatusMark>;
}

type FileLineProps = {
  readonly file: NamedFile;
  readonly told: ToldState;
  readonly isOpening: boolean;
  readonly onOpen: (file: NamedFile) => void;
  /** What else is said of it. */
  readonly children?: ReactNode;
};

export function FileLine({ file, told, isOpening, onOpen, children }: FileLineProps) {
  const { t } = useTranslation('files');
  const format = useFormat();
  const kind = kindOfMediaType(file.mediaType);
  const found = useFileWarnings()(file);
  // What may be no picture at all is drawn nowhere.
  const picture = useFilePicture(found === null ? file.preview : undefined);
  const Sign = signs[kind];
  return (
    <div className={classes.line}>
      <span className={classes.sign} aria-hidden>
        {picture ? <img src={picture} alt="" className={classes.picture} /> : <Sign size={28} />}
      </span>
      <div className={classes.facts}>
        <button
          type="button"
          className={classes.name}
          dir="auto"
          aria-busy={isOpening}
          aria-label={t('open-of', { name: file.name })}
          onClick={() => onOpen(file)}
        >
          {file.name}
        </button>
        <span className={classes.quiet}>
          {t(`kind.${kind}`)} · {format.bytes(file.bytes)}
        </span>
        {found !== null && <StatusMark tone="attention">{t('warned.short', { found })}</StatusMark>}
        <State told={told} />
        {children}
      </div>
    </div>
  );
}
