/** Words or lines that stayed, went and came, told with signs and to be heard as well: never by colour alone. */
import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Piece } from '../../../../shared/domain/authoring/text-pieces';
import classes from './versions.module.css';

type DifferencePiecesProps = {
  readonly pieces: readonly Piece[];
  /** Lines stand under each other, words in one line. */
  readonly kind: 'text' | 'lines';
  readonly language: string;
};

export function DifferencePieces({ pieces, kind, language }: DifferencePiecesProps) {
  const { t } = useTranslation('versions');
  // A piece has no name of its own: its place among the others is what it is.
  const keyed = pieces.map((piece, place) => ({ ...piece, key: `${place} ${piece.kind}` }));
  return (
    <div lang={language} className={classes.pieces} data-kind={kind}>
      {keyed.map((piece) => {
        if (piece.kind === 'same') return <span key={piece.key}>{piece.text}</span>;
        const Mark = piece.kind === 'added' ? 'ins' : 'del';
        return (
          <Mark key={piece.key}>
            <VisuallyHidden>{t(`piece.${piece.kind}`)} </VisuallyHidden>
            {piece.text}
          </Mark>
        );
      })}
    </div>
  );
}
