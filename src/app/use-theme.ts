import { useEffect } from 'react';

import { session, setSession, useSession } from '#state/session.ts';
import { workspace } from '#state/workspace.ts';

const SETTING = 'look';

/** Applies theme and text size, and keeps them for the next visit. */
export function useTheme(): void {
  const theme = useSession((state) => state.theme);
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
  }, [theme]);

  useEffect(() => {
    let isFirst = true;
    const restore = async (): Promise<void> => {
      const { store } = await workspace();
      const kept = await store.setting(SETTING).catch(() => null);
      if (isLook(kept)) setSession({ theme: kept.theme, larger: kept.larger });
      isFirst = false;
    };
    void restore();
    return useSession.subscribe((now, before) => {
      if (isFirst || (now.theme === before.theme && now.larger === before.larger)) return;
      const look = { theme: session().theme, larger: session().larger };
      // A look that is not kept is chosen again; nothing of the editor's work is lost.
      void workspace().then(({ store }) => store.setSetting(SETTING, look).catch(() => undefined));
    });
  }, []);
}

function isLook(value: unknown): value is { theme: 'system' | 'light' | 'dark'; larger: number } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'theme' in value &&
    ['system', 'light', 'dark'].includes(String(value.theme)) &&
    'larger' in value &&
    typeof value.larger === 'number'
  );
}
