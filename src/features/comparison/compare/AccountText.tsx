import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { ReactNode } from 'react';

import type { Range } from '#core/compare/result.ts';
import type { ArticleRecord } from '#core/domain/record.ts';
import { articleQuery } from '#state/queries.ts';
import { session, setSession } from '#state/session.ts';
import type { Records } from '#state/use-later.ts';

/** Sets an account as the reading view does: all of it, or a passage. */
export type SetText = (
  article: ArticleRecord,
  records: Records,
  passage: Range | null,
) => ReactNode;

interface AccountTextProps {
  readonly article: ArticleRecord;
  readonly passage: Range | null;
  readonly text: SetText;
}

/** One of the accounts side by side. What is pressed or typed in it is meant for it. */
export function AccountText({ article, passage, text }: AccountTextProps) {
  const { articleId } = article;
  const { data: records } = useQuery(articleQuery(articleId));
  const rendered = useMemo(
    () => text(article, records, passage),
    [text, article, records, passage],
  );
  useEffect(
    () => () => {
      if (session().caretIn === articleId) setSession({ caretIn: null });
    },
    [articleId],
  );
  const takeCaret = (): void => setSession({ caretIn: articleId });
  return (
    <div className="contents" onFocus={takeCaret} onPointerDown={takeCaret}>
      {rendered}
    </div>
  );
}
