import { wordSet } from './word-set.ts';

/**
 * Common given names of English, German, French, Spanish, Italian and Nordic use, and nouns that tell
 * the sex of who bears them. Only names that are hardly ever given to the other sex. They keep a
 * pronoun from the wrong antecedent; a name that is not here may be either.
 */
const WOMEN = wordSet(`
  abigail ada adele agnes aisha alejandra alexandra alice alicia alison amanda amber amelia amy ana
  anastasia andrea angela angelica anita anke anna anne annegret anneliese annette antonia astrid audrey
  aurora barbara beatrice beatriz bella bernadette beth betty birgit birgitta blanca bonnie brenda
  brigitte bridget britta camila camille carla carmen carol carolina caroline carolyn catherine cecilia
  celine charlotte chiara chloe christina christine cindy claire clara claudia colette concepción
  cristina cynthia daisy dana daniela danielle deborah denise diana dolores donna doris dorothea dorothy
  edith eileen elaine elena eleanor elisabeth elise eliza elizabeth elke ella ellen eloise elsa elvira
  emilia emily emma erika esmeralda esther eugenia eva evelyn fatima federica felicia fiona florence
  franziska frida frieda gabriela gabriele gabriella geraldine gerda gertrud gina giulia gloria grace
  greta gretchen gudrun guadalupe gwen hannah harriet heather heidi heike helen helena helga hilda hillary
  ilse ines ingeborg ingrid irene iris irma isabel isabella isabelle ivana jana jane janet janice
  jacqueline jeanne jennifer jessica joan joanna johanna josefina josephine joyce juana judith judy julia
  juliana julie karen karin karla katarina katharina katherine kathleen kathryn katja katrin kelly
  kirsten klara kristin kristina larissa latifa laura lauren lea leila lena leonora leticia lidia liliana
  lillian linda lisa liz lola lorena lorraine louise lucia lucie lucy luisa lydia magdalena manuela
  marcela margaret margarita margot margarete maria marianne maribel marie marina marion marisol marlene
  marta martha martina mary mathilde matilda maureen megan melanie melissa mercedes michelle milena
  miriam molly monica monika monique nadia nancy naomi natalia natalie nathalie nicola nicole nina nora
  norma odile olga olivia pamela patricia paula pauline penelope petra phyllis pilar priya rachel raquel
  rebecca regina renate renata rita roberta rosa rosalind rosario rosemary rosie roxana ruth sabine
  sabrina sally samantha sandra sara sarah saskia selma sharon sheila shirley sibylle sigrid silke
  silvia simone sofia solange sonia sophia sophie stella stephanie susan susana susanna susanne suzanne
  svetlana sylvia tamara tanja tanya tatiana teresa theresa tiffany tina ulrike ursula ute valentina
  valeria valerie vanessa vera verena veronica veronika victoria viktoria violet virginia vivian wendy
  wilhelmina ximena yasmin yolanda yvonne zainab zoe
`);

const MEN = wordSet(`
  aaron abdul abraham adam adolfo adrian ahmed alan albert alberto alejandro alessandro alex alexander
  alfonso alfred ali alois alonso álvaro anders andreas andrés andrew angelo anthony antoine anton antonio
  armando arnold arthur arturo august axel barry bartholomew ben benedict benjamin bernard bernd bernhard
  bertrand bill björn bob boris brad brandon brian bruce bruno bryan carl carlos carsten charles chris
  christian christoph christophe christopher claus clemens conrad craig dale damian daniel darren david
  dean dennis derek diego dieter dietrich dimitri dirk dmitri dominic domingo don donald douglas duncan
  dylan eduardo edgar edmund eduard edward edwin emil emilio emmanuel enrique eric erich erik ernest ernst
  esteban eugene fabian fabio felipe felix ferdinand fernando florian francesco francis francisco franco
  frank franz fred frederick frederik friedrich fritz gareth gary geoffrey georg george gerald gerard
  gerhard gilbert giovanni giuseppe glenn gonzalo gordon graham greg gregor gregory guido guillaume
  guillermo günter günther gustav guy hans harald harold harry hassan hector heinrich heinz helmut henri
  henrik henry herbert hermann hervé holger horst howard hugh hugo ian ibrahim ignacio igor isaac ismail
  ivan jack jacob jacques jaime jakob james jan jason javier jean-luc jeff jeffrey jens jeremy jerome jerry
  jesús jim joachim joaquín joe joel johan johann johannes john jon jonas jonathan jörg jorge josé josef
  joseph joshua jost juan jürgen julian julien julio justin kai karim karl karl-heinz keith ken kenneth
  kevin klaus konrad konstantin kurt lars laurent lawrence leo leon leonard leonardo leopold lewis liam
  lorenzo lothar louis luca lucas ludwig luis luke lutz magnus malcolm manfred manuel marc marcel marco
  marcos marcus mario mark markus martin marvin matteo matthew matthias maurice max maximilian mehmet
  michael miguel mike mikhail milan mohamed mohammed moritz nathan neil nicholas nick nicolas niklas nils
  noah norbert norman oliver olivier omar oscar oskar otto owen pablo pascal patrick paul pedro pete
  peter philip philipp philippe pierre piotr rafael rainer ralf ralph ramón raúl raymond reinhard reinhold
  rené ricardo richard rick robert roberto rodrigo roger roland rolf roman ron ronald rory roy rudolf
  rüdiger rupert russell salvador samir samuel santiago scott sean sebastian sebastián serge sergei sergio
  sidney siegfried simon stefan stefano stephan stephen steve steven stuart sven tariq ted terence terry
  theo theodor theodore thierry thomas thorsten tim timothy tobias todd tom tomás tony torsten ulrich uwe
  valentin victor viktor vincent vincenzo vladimir volker walter warren wayne werner wilfried wilhelm
  will william winfried wolfgang xavier yusuf yves
`);

const FEMALE_NOUNS = wordSet(`
  mrs ms miss madam lady dame queen princess empress spokeswoman chairwoman congresswoman councilwoman
  businesswoman policewoman actress mother sister wife daughter widow aunt niece grandmother woman frau
  señora señorita madame mademoiselle mme signora bürgermeisterin ministerin präsidentin sprecherin
  richterin anwältin kanzlerin direktorin présidente directrice avocate alcaldesa jueza ministra
  directora abogada gobernadora concejala portavoza presidenta
`);

const MALE_NOUNS = wordSet(`
  mr sir lord king prince emperor spokesman chairman congressman councilman businessman policeman father
  brother husband son widower uncle nephew grandfather man herr señor monsieur signor bürgermeister
  kanzler präsident président directeur avocat alcalde abogado gobernador pope bishop cardinal
`);

/** Which sex a given name or noun (lower case) tells, or `null`. */
export function genderOf(word: string): 'female' | 'male' | null {
  if (WOMEN.has(word) || FEMALE_NOUNS.has(word)) return 'female';
  return MEN.has(word) || MALE_NOUNS.has(word) ? 'male' : null;
}

const SHE = wordSet('she her hers ella elle lei ela zij');
const HE = wordSet('he him his il él lui egli ele hij er');

/** Which sex a pronoun (lower case) tells, or `null`: German "sie" may be several. */
export function genderOfPronoun(word: string): 'female' | 'male' | null {
  if (SHE.has(word)) return 'female';
  return HE.has(word) ? 'male' : null;
}

const KIN = wordSet(`
  mother father sister brother wife husband daughter son widow widower aunt uncle niece nephew cousin
  grandmother grandfather grandson granddaughter stepmother stepfather stepson stepdaughter fiancée
  fiancé mutter vater schwester bruder ehefrau ehemann tochter sohn witwe witwer tante onkel mère père
  sœur frère épouse époux fille fils veuve veuf madre padre hermana hermano esposa esposo hija hijo
  viuda viudo tía tío
`);

/** Tells whether `word` (lower case) names how somebody is related to another. */
export function isKin(word: string): boolean {
  return KIN.has(word);
}
