import { wordList } from './word-set.ts';

/** English given names and their short forms, a line for a name. */
const NICKNAMES = `
  abigail abby|alexander alex sandy|alexandra alex|alfred fred al|andrew andy drew|anthony tony|barbara barb
  benjamin ben|catherine kate cathy|charles chuck charlie|christina chris tina|christine chris|christopher chris
  cynthia cindy|daniel dan danny|david dave|deborah deb debbie|donald don|dorothy dot|douglas doug|edward ed eddie ted
  elizabeth liz beth betty|eugene gene|francis frank|frederick fred|gerald jerry|gregory greg|harold harry|henry harry hank
  jacob jake|james jim jimmy|jeffrey jeff|jennifer jen jenny|john jack johnny|jonathan jon|joseph joe joey
  joshua josh|katherine kate kathy|kathleen kathy|kenneth ken|kimberly kim|lawrence larry|leonard len|louis lou
  margaret maggie meg peggy|matthew matt|michael mike mick|nancy nan|nathaniel nate|nicholas nick|pamela pam
  patricia pat trish patty|patrick pat|peter pete|philip phil|raymond ray|rebecca becky|richard rick dick rich
  robert bob rob bobby|ronald ron|samantha sam|samuel sam|sandra sandy|stephen steve|steven steve|susan sue
  theodore ted teddy|thomas tom tommy|timothy tim|victoria vicky|vincent vince|walter walt|william bill will billy
  zachary zach|bernard bernie|addison mitch|rodney rod|leslie les|randolph randy|clifford cliff|geoffrey geoff
`;

const formsOf = new Map<string, Set<string>>();
for (const line of NICKNAMES.split(/[|\n]/)) {
  const names = wordList(line);
  for (const name of names) {
    const known = formsOf.get(name) ?? new Set<string>();
    formsOf.set(name, known);
    for (const other of names) known.add(other);
  }
}

/** Tells whether two given names (lower case) are forms of one: "charles", "chuck". */
export function areFormsOfOne(a: string, b: string): boolean {
  return formsOf.get(a)?.has(b) ?? false;
}
