import { wordList } from './word-set.ts';

/** Words of direction and outcome in pairs that cannot both hold of one thing; stems by first letters. */
const PAIRS: readonly (readonly [string, string])[] = [
  [
    'rise rises rose risen rising increase increased increases increasing climb climbed climbs grew grow grown growing gain gained gains jump jumped surge surged soared up higher raise raised raises raising stieg steigt gestiegen erhöht erhöhte zugenommen zugelegt geklettert gewachsen progressé progresse grimpé bondi augmenté augmente hausse aumentó aumenta subió sube subida aumento creció repuntó',
    'fall falls fell fallen falling decrease decreased decreases decreasing drop dropped drops decline declined declines shrank shrunk shrink lose lost loss plunge plunged sank slid down lower lowered lowers cut cuts reduce reduced sank sinkt gesunken gesenkt senkte abgenommen zurückgegangen geschrumpft gefallen reculé recule chuté plongé descendió retrocedió abgenommen baissé baisse diminué bajó baja bajada disminuyó cayó redujo',
  ],
  [
    'approve approved approves approving pass passed passes adopted adopt backed back backs support supported supports accept accepted accepts endorse endorsed billigte gebilligt angenommen zugestimmt approuvé adopté aprobó aprobado apoyó apoya',
    'reject rejected rejects rejecting voted-down defeated blocked block veto vetoed oppose opposed opposes decline declined refuse refused refuses abgelehnt lehnte verworfen rejeté refusé rechazó rechazado rechaza',
  ],
  [
    'uphold upheld upholds upholding affirm affirmed confirmed',
    'overturn overturned overturns overturning quash quashed reverse reversed strike struck annulled',
  ],
  [
    'guilty convicted convict conviction schuldig verurteilt coupable condamné culpable condenado condenada',
    'innocent acquitted acquit acquittal cleared exonerated freigesprochen acquitté absuelto absuelta',
  ],
  [
    'win won wins winning victory beat beats beaten gewann gewonnen gagné remporté ganó gana',
    'lose lost loses losing defeat verlor verloren perdu perdió pierde',
  ],
  [
    'open opened opens opening reopened reopen offen öffnete geöffnet ouvert ouverte abrió abierto abierta',
    'close closed closes closing shut shuts geschlossen schloss fermé cerró',
  ],
  ['arrive arrived arrives arriving', 'leave left leaves leaving depart departed'],
  ['hire hired hires hiring', 'fire fired fires firing dismissed sacked'],
  ['buy bought buys buying purchase purchased acquire acquired', 'sell sold sells selling'],
  ['before vor avant antes', 'after nach après después'],
  ['alive survived survives', 'dead died killed'],
  ['more mehr plus más', 'less fewer weniger moins menos'],
  ['north northern', 'south southern'],
  ['east eastern', 'west western'],
  ['first', 'last'],
  ['oldest', 'youngest'],
  ['largest biggest', 'smallest'],
  ['private', 'public'],
  ['domestic', 'foreign'],
  ['strengthen strengthened strengthens', 'weaken weakened weakens'],
  ['begin began begins start started starts', 'end ended ends finish finished'],
  ['allow allowed allows permit permitted', 'ban banned bans prohibit prohibited forbid'],
  ['grant granted grants', 'deny denied denies'],
  ['male man men', 'female woman women'],
  ['democrat democrats democratic', 'republican republicans'],
  ['son sons', 'daughter daughters'],
  ['brother brothers', 'sister sisters'],
  ['father fathers', 'mother mothers'],
  ['husband husbands', 'wife wives'],
  ['boy boys', 'girl girls'],
];

const sides = new Map<string, readonly (readonly [number, 0 | 1])[]>();
for (const [index, pair] of PAIRS.entries()) {
  for (const side of [0, 1] as const) {
    for (const word of wordList(pair[side])) {
      sides.set(word, [...(sides.get(word) ?? []), [index, side]]);
    }
  }
}

/** Tells whether the word, in lower case, is on a side of any opposition. */
export function hasOpposite(word: string): boolean {
  return sides.has(word);
}

/** Tells whether the two words, in lower case, are on the two sides of one opposition. */
export function areOpposite(a: string, b: string): boolean {
  const ofA = sides.get(a);
  const ofB = sides.get(b);
  if (ofA === undefined || ofB === undefined) return false;
  return (
    ofA.some(([pair, side]) => ofB.some((other) => other[0] === pair && other[1] !== side)) &&
    !ofA.some(([pair, side]) => ofB.some((other) => other[0] === pair && other[1] === side))
  );
}
