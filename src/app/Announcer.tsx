import { useSession } from '#state/session.ts';

/** Speaks what happened to those who do not see it. */
export function Announcer() {
  const announcement = useSession((state) => state.announcement);
  return (
    <div aria-live="polite" aria-atomic="true" className="sr-only" data-announcer="">
      {announcement}
    </div>
  );
}
