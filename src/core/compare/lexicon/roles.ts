import { wordSet } from './word-set.ts';

const HONORIFICS = wordSet(`
  mr mrs ms mx miss dr prof professor sir dame lord lady rev reverend father sister hon madam herr
  frau fräulein monsieur madame mademoiselle mme mlle m señor señora señorita sr sra srta don doña
  signor signora senhor senhora dhr mevr dott avv
`);

/** Tells whether `word`, in lower case without stop, is a form of address that names no office. */
export function isHonorific(word: string): boolean {
  return HONORIFICS.has(word);
}

const ROLES = wordSet(`
  president presidents premier chancellor minister ministers secretary senator sen senators
  congressman congresswoman representative rep representatives lawmaker governor gov mayor lieutenant
  lt judge justice prosecutor attorney lawyer solicitor barrister magistrate sheriff officer detective
  inspector superintendent commissioner constable sergeant sgt captain capt colonel col major general
  gen admiral adm commander cmdr corporal private chief director manager chairman chairwoman chair
  chairperson ceo cfo coo founder co-founder owner executive head leader deputy speaker spokesman
  spokeswoman spokesperson ambassador envoy diplomat king queen prince princess emperor pope bishop
  archbishop cardinal rabbi imam coach manager captain goalkeeper striker midfielder defender
  quarterback player trainer referee analyst economist scientist researcher engineer doctor surgeon
  nurse teacher principal dean author writer journalist reporter editor correspondent columnist
  photographer historian activist campaigner farmer fisherman pilot driver firefighter paramedic
  resident witness neighbour neighbor student councillor councilman councilwoman alderman delegate
  candidate nominee adviser advisor counsel aide treasurer auditor coroner pathologist curator
  designer architect actor actress singer musician artist director producer dictator billionaire
  tycoon entrepreneur investor rapper comedian strategist pollster professor lecturer vice mp mep
  präsident präsidentin kanzler kanzlerin bundeskanzler bundeskanzlerin minister ministerin
  bürgermeister bürgermeisterin oberbürgermeister oberbürgermeisterin sprecher sprecherin richter
  richterin anwalt anwältin staatsanwalt staatsanwältin polizeisprecher polizeisprecherin leiter
  leiterin chef chefin vorsitzender vorsitzende landrat landrätin trainer trainerin direktor
  direktorin geschäftsführer geschäftsführerin innenminister außenminister finanzminister
  ministerpräsident ministerpräsidentin feuerwehrchef kommandant
  président présidente ministre maire juge procureur procureure directeur directrice porte-parole
  député députée sénateur sénatrice avocat avocate préfet préfète chef cheffe
  presidente presidenta ministro ministra alcalde alcaldesa juez jueza fiscal director directora
  portavoz diputado diputada senador senadora abogado abogada gobernador gobernadora jefe jefa
  consejero consejera concejal entrenador entrenadora
  schüler schülerin student studentin lehrer lehrerin augenzeuge augenzeugin anwohner anwohnerin lokführer
  lokführerin experte expertin
  sindaco sindaca direttore direttrice procuratore procuratrice giudice avvocato avvocata portavoce
  prefetto questore capo comandante assessore assessora governatore senatore senatrice deputato deputata
  medico professore professoressa allenatore allenatrice vescovo segretario segretaria sottosegretario
  prefeito prefeita governador governadora porta-voz delegado delegada juiz juíza promotor promotora
  deputado vereador vereadora
  burgemeester woordvoerder woordvoerster voorzitter directeur rechter advocaat hoogleraar wethouder
  prezydent wojewoda burmistrz prezes dyrektor dyrektorka rzecznik rzeczniczka komendant prokurator
  sędzia poseł posłanka senator starosta wójt marszałek lekarz lekarka nauczyciel nauczycielka szef
  szefowa przewodniczący przewodnicząca inspektor leśniczy strażak policjant adwokat biskup ksiądz
  kapitan profesor trener trenerka wiceprezydent wicepremier wiceminister kierownik
  statsminister utrikesminister justitieminister talesperson talesman talespersonen ordförande ordföranden
  polischef polischefen åklagare åklagaren domare domaren borgmästare borgmästaren direktör läkare
  läkaren kommunalråd landshövding räddningsledare advokat advokaten
  talsmand talskvinde talsperson formand formann ordfører ordføreren borgmester borgmesteren
  politimester politimesteren direktør direktøren dommer anklager leder lederen utenriksminister
  cumhurbaşkanı başkan başkanı bakan bakanı vali valisi müdür müdürü sözcü sözcüsü avukat savcı hakim
  milletvekili
`);

/** What offices end in where languages write them as one word: "Verkehrsminister", "statsminister". */
const COMPOUND =
  /\p{L}{3}(?:minister|ministerin|sprecher|sprecherin|präsident|präsidentin|kanzler|kanzlerin|leiter|leiterin|direktor|direktorin|anwalt|anwältin|richter|richterin|vorsitzender?|beauftragter?)$/u;

/** Tells whether `word`, in lower case without stop, names an office or trade a person is told by. */
export function isRole(word: string): boolean {
  return ROLES.has(word) || COMPOUND.test(word);
}

/** Endings of offices held by a woman or by nobody in particular, with those of the form that stands for all. */
const GENDERED: readonly (readonly [string, string])[] = [
  ['woman', 'man'],
  ['person', 'man'],
  ['tress', 'tor'],
  ['in', ''],
  ['tora', 'tor'],
  ['dora', 'dor'],
  ['trice', 'teur'],
  ['trice', 'tore'],
  ['a', 'o'],
  ['a', 'e'],
  ['e', ''],
];

/** The office without the gender of who holds it: "spokeswoman" and "spokesman" give one word. */
export function plainRole(word: string): string {
  for (const [ending, other] of GENDERED) {
    const plain = word.endsWith(ending) ? word.slice(0, -ending.length) + other : word;
    if (plain !== word && ROLES.has(plain)) return plain;
  }
  return word;
}

const TITLES = wordSet(`
  president premier chancellor minister secretary senator governor mayor judge justice king queen
  prince princess pope ambassador speaker general admiral colonel captain chairman chairwoman
  alcalde alcaldesa ministro ministra presidente presidenta gobernador gobernadora juez jueza fiscal
  concejal concejala maire ministre président présidente préfet juge procureur bürgermeister
  bürgermeisterin ministerin präsident präsidentin kanzler kanzlerin richter richterin landrat landrätin
  director chief commissioner sheriff bishop archbishop deputy vice prosecutor attorney ceo cfo
`);

/** Tells whether `word` is an office of which it matters who holds it. */
export function isOffice(word: string): boolean {
  return TITLES.has(word);
}

const QUALIFIERS = wordSet(`
  elect designate acting interim former ex vice deputy assistant associate outgoing incoming late
  senior junior chief first second lead principal co ehemalige ehemaliger stellvertretende
  stellvertretender früherer frühere ancien ancienne adjoint adjointe exministro ex vice-
  vicepresidente vicepresidenta viceministro vizepräsident vizepräsidentin vicealcalde subdirector
`);

/** Tells whether `word` alters an office: "acting mayor", "president-elect". */
export function isRoleQualifier(word: string): boolean {
  return QUALIFIERS.has(word);
}

const COLLECTIVES = wordSet(`
  police officials authorities ministry department government agency office court jury prosecutors
  company firm union unions committee commission council board party campaign team club association
  organisation organization group firefighters spokespeople investigators lawyers attorneys doctors
  residents witnesses critics experts analysts lawmakers republicans democrats statement report
  administration embassy parliament senate congress house institute university hospital church
  federation league bank regulator watchdog bureau service coalition foundation charity network
  airline operator manufacturer school family army military navy force forces staatsanwaltschaft
  polizei ministerium regierung behörde behörden feuerwehr unternehmen gericht stadt sprecher police
  gouvernement ministère parquet préfecture mairie entreprise syndicat tribunal policía gobierno
  ministerio fiscalía ayuntamiento empresa sindicato
  polizia carabinieri governo procura ministero comune azienda polícia prefeitura politie openbaar
  policja straż rząd prokuratura ministerstwo sąd firma urząd władze polisen regeringen åklagarmyndigheten
  räddningstjänsten politiet regjeringen polis bakanlık valilik mahkeme savcılık
`);

/** Tells whether `word`, in lower case, names people or a body that speaks: "police", "the ministry". */
export function isCollective(word: string): boolean {
  return COLLECTIVES.has(word);
}
