import { z } from '#core/exchange/zod.ts';

/** What is known of the files of a story. */
export interface StoryMeta {
  readonly title: string | null;
  /** By name of the file. An empty string stands for what is not known. */
  readonly articles: ReadonlyMap<string, ArticleMeta>;
}

/** What is known of one file. */
export interface ArticleMeta {
  readonly outlet?: string | undefined;
  readonly headline?: string | undefined;
  readonly date?: string | undefined;
}

const word = z.optional(z.string());
const schema = z.object({
  story: z.optional(z.object({ title: word })),
  articles: z.array(z.object({ file: z.string(), outlet: word, headline: word, date: word })),
});

/** Reads metadata of the form of `public/seeds/index.json`, or returns `null` when it is none. */
export function readStoryMeta(json: string): StoryMeta | null {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return null;
  }
  const { data } = z.safeParse(schema, value);
  if (data === undefined) return null;
  return {
    title: data.story?.title ?? null,
    articles: new Map(
      data.articles.map(({ file, outlet, headline, date }) => [file, { outlet, headline, date }]),
    ),
  };
}
