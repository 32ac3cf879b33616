/** A text of the guide on the screen: paragraphs, steps and points, with names of buttons and keys that look like them. */
import { blocksOf, type GuideBlock, wordsOf } from './guide-lines';

function Line({ line }: { readonly line: string }) {
  return wordsOf(line).map(({ kind, words }, place) => {
    // A line never changes while it is there.
    const key = `${place} ${words}`;
    if (kind === 'name') return <strong key={key}>{words}</strong>;
    return kind === 'key' ? <kbd key={key}>{words}</kbd> : <span key={key}>{words}</span>;
  });
}

function Block({ block: { kind, lines } }: { readonly block: GuideBlock }) {
  const items = lines.map((line) => (
    <li key={line}>
      <Line line={line} />
    </li>
  ));
  if (kind === 'steps') return <ol>{items}</ol>;
  return kind === 'points' ? (
    <ul>{items}</ul>
  ) : (
    <p>
      <Line line={lines[0] ?? ''} />
    </p>
  );
}

export function GuideText({ text }: { readonly text: string }) {
  return blocksOf(text).map((block) => <Block key={block.lines.join('\n')} block={block} />);
}
