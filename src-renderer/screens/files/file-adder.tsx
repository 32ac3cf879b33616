/** Adds files: by a button, the camera of a device that has one, by dropping them here or pasting them on this screen. */
import { Button, FileButton, Text } from '@mantine/core';
import { IconCamera, IconPaperclip } from '@tabler/icons-react';
import { type DragEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fileLimitsOf, megabyte, mostOfOne } from '../../../shared/domain/files/file-limits-of';
import { fileLimits } from '../../../shared/domain/files/judge-file';
import type { Problem } from '../../../shared/kernel/problem';
import type { Result } from '../../../shared/kernel/result';
import type { NamedFile } from '../../../shared/values/named-file';
import { useDocuments } from '../../queries/use-documents';
import { useHostState } from '../../queries/use-host-state';
import { droppedFiles } from '../../ui/dropped-files';
import { useFormat } from '../../ui/use-format';
import { ComingList } from './coming-list';
import classes from './files.module.css';
import { SoundButton } from './sound-button';
import { useComingFiles } from './use-coming-files';

type FileAdderProps = {
  /** Records what names the file; it lies whole on the disk by then. */
  readonly onAdded: (file: NamedFile) => Promise<Result<unknown>>;
  /** On the button; "Add files" if not given. */
  readonly label?: string;
  /** To what, for whoever does not see beside what the button stands; a name may be too long for a button. */
  readonly of?: string;
  /** Offers the camera and the microphone beside it. */
  readonly hasCamera?: boolean;
  /** A replacement is one file. */
  readonly isSingle?: boolean;
  /** What is coming, and what was refused, outlives this screen under this name (`useComingFiles`). */
  readonly keptAs?: string;
  /** Without a place to drop on, where room is dear. */
  readonly isCompact?: boolean;
  /** Why one of so many bytes may not go here; told in place of adding it, and before any byte is handed over. */
  readonly whyNot?: (bytes: number) => Problem | null;
  /** Bytes for which there is room here; told where that is less than one file may have. */
  readonly leftBytes?: number;
  /** One of several on a screen: it takes what is pasted beside it only. */
  readonly isOneOfMany?: boolean;
};

/** Where one types: what comes with words (a cell of a sheet brings a picture of itself, too) is pasted there as words. */
const isTyping = (target: EventTarget | null, data: DataTransfer): boolean =>
  target instanceof Element &&
  target.closest('input, textarea, [contenteditable]') !== null &&
  data.types.includes('text/plain');

/**
 * Files that are pasted anywhere on the screen; text that is pasted goes where it always goes. A replacement, and one of many, takes
 * what is pasted beside it only: what is pasted elsewhere is meant for the list.
 */
function usePastedFiles(
  add: (files: readonly File[]) => void,
  within: RefObject<HTMLElement | null> | null,
): void {
  const latest = useRef(add);
  latest.current = add;
  useEffect(() => {
    const hear = (event: ClipboardEvent): void => {
      const { clipboardData: data, target } = event;
      if (!data || data.files.length === 0 || event.defaultPrevented || isTyping(target, data)) return;
      if (within && !(target instanceof Node && within.current?.contains(target))) return;
      event.preventDefault();
      latest.current([...data.files]);
    };
    // The narrower place hears it first.
    const isNarrow = within !== null;
    document.addEventListener('paste', hear, { capture: isNarrow });
    return () => document.removeEventListener('paste', hear, { capture: isNarrow });
  }, [within]);
}

export function FileAdder(props: FileAdderProps) {
  const { onAdded, of, hasCamera = false, isSingle = false, isCompact = false, keptAs } = props;
  const { isOneOfMany = isSingle, whyNot, leftBytes = Number.POSITIVE_INFINITY } = props;
  const { t } = useTranslation('files');
  const label = props.label ?? t('add');
  const { coming, add, letGo } = useComingFiles(onAdded, keptAs, whyNot);
  const hubBytes = useHostState((host) => host.bodies.transfers)?.mostBytes;
  const organisation = useDocuments('organisation')?.[0]?.document;
  const format = useFormat();
  const [limit, photo] = [mostOfOne(fileLimitsOf(organisation), hubBytes), fileLimits.photo].map((bytes) =>
    Math.floor(bytes / megabyte),
  ) as [number, number];
  const [isOver, setOver] = useState(false);
  const [resetFiles, resetCamera] = [useRef<() => void>(null), useRef<() => void>(null)];
  const take = (files: readonly File[]): void => {
    add(isSingle ? files.slice(0, 1) : files);
    resetFiles.current?.();
    resetCamera.current?.();
  };
  const place = useRef<HTMLDivElement>(null);
  usePastedFiles(take, isOneOfMany ? place : null);
  const over = (event: DragEvent, next: boolean): void => {
    event.preventDefault();
    setOver(next);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the button inside does the same
    <div
      ref={place}
      className={classes.adder}
      data-over={isOver || undefined}
      data-compact={isCompact || undefined}
      onDragOver={(event) => over(event, true)}
      onDragLeave={(event) => over(event, false)}
      onDrop={(event) => {
        over(event, false);
        void droppedFiles(event.dataTransfer).then(take);
      }}
    >
      <div className={classes.buttons}>
        <FileButton
          resetRef={resetFiles}
          multiple={!isSingle}
          onChange={(chosen: File | File[] | null) => take(chosen === null ? [] : [chosen].flat())}
        >
          {(button) => (
            <Button
              {...button}
              aria-label={of === undefined ? undefined : `${label}: ${of}`}
              leftSection={<IconPaperclip size={20} aria-hidden />}
            >
              {label}
            </Button>
          )}
        </FileButton>
        {hasCamera && (
          <FileButton
            resetRef={resetCamera}
            accept="image/*"
            capture="environment"
            onChange={(photo) => take(photo ? [photo] : [])}
          >
            {(button) => (
              <Button {...button} variant="default" leftSection={<IconCamera size={20} aria-hidden />}>
                {t('camera')}
              </Button>
            )}
          </FileButton>
        )}
        {hasCamera && <SoundButton onRecorded={(sound) => add([sound])} />}
        {!isCompact && <Text c="dimmed">{t(isSingle ? 'drop-one' : 'drop')}</Text>}
      </div>
      <Text c="dimmed">
        {t(limit > photo ? 'most-photo' : 'most', {
          limit: format.number(limit),
          photo: format.number(photo),
        })}
      </Text>
      {leftBytes < limit * megabyte && (
        <Text fw={600}>{t('left', { size: format.bytes(Math.max(0, leftBytes)) })}</Text>
      )}
      {hubBytes === 0 && <Text>{t('hub-takes-none')}</Text>}
      <ComingList coming={coming} letGo={letGo} />
    </div>
  );
}
