interface ExcerptLineProps {
  readonly before: string;
  readonly words: string;
  readonly after: string;
}

/** Words with what stands around them; the words are underlined in ink. */
export function ExcerptLine({ before, words, after }: ExcerptLineProps) {
  return (
    <span dir="auto">
      {before}
      <mark className="found-words">{words}</mark>
      {after}
    </span>
  );
}
