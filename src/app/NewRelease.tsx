import { reopen } from '#state/release.ts';
import { useSession } from '#state/session.ts';
import { Button } from '#ui/Button.tsx';

/** Says that a newer build is here. It is the editor who lets it in. */
export function NewRelease() {
  const release = useSession((state) => state.release);
  const words = wordsOf(release);
  return (
    // There from the start, or a screen reader would not hear what comes into it.
    <div role="status" className="print:hidden">
      {words !== null && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1 border-t border-rule2 bg-paper px-5 py-2">
          <span className="min-w-0 flex-1">{words}</span>
          <Button onPress={() => void reopen()}>Reload</Button>
        </div>
      )}
    </div>
  );
}

function wordsOf(release: string): string | null {
  if (release === 'newer-waits')
    return 'A newer Galley is here. It comes with the next reload; everything is kept.';
  if (release === 'replaced')
    return 'Another tab went on with a newer Galley. Reload this one too when it suits you.';
  return null;
}
