/** The address of the small picture of a file, for as long as it is drawn; null while there is none. */
import { useEffect, useState } from 'react';
import type { NamedFile } from '../../../shared/values/named-file';
import { readPreview } from '../../actions/read-file';
import { useAction } from '../../ui/use-action';

export function useFilePicture(preview: NamedFile['preview']): string | null {
  const read = useAction(readPreview);
  const [address, setAddress] = useState<string | null>(null);
  const digest = preview?.digest ?? null;
  useEffect(() => {
    if (digest === null) return undefined;
    let made: string | null = null;
    let isOver = false;
    void read(digest).then((picture) => {
      if (isOver || !picture.ok || !picture.value) return;
      made = URL.createObjectURL(picture.value);
      setAddress(made);
    });
    return () => {
      isOver = true;
      if (made) URL.revokeObjectURL(made);
      setAddress(null);
    };
  }, [digest, read]);
  return address;
}
