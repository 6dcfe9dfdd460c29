import { wordSet } from './word-set.ts';

/** The languages whose function words are known. */
export type Language = 'en' | 'de' | 'fr' | 'es' | 'it' | 'pt' | 'nl' | 'pl' | 'sv' | 'da' | 'tr';

/**
 * Closed-class words of eleven languages, Danish and Norwegian as one: articles, pronouns, prepositions, conjunctions, auxiliaries,
 * particles. They carry structure, not matter: half weight in an alignment, none in an index.
 */
const WORDS: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: wordSet(`
  a an the this that these those he she it they we you i me him her them us my your his its our their
  mine yours hers ours theirs himself herself itself themselves myself ourselves who whom whose which
  what where when why how there here some any each every all both either neither no none not nor and
  or but if then than as at by for from in into of on onto off out over to toward towards under up
  upon with within without about above across after against along among around before behind below
  beneath beside besides between beyond despite down during except inside near outside per since
  through throughout till until via while because although though whereas whether so such too very
  just only also even still yet already again once ever never always often is are was were be been
  being am do does did done have has had having will would shall should can could may might must
  ought cannot don't doesn't didn't won't wouldn't can't couldn't isn't aren't wasn't weren't hasn't
  haven't hadn't shouldn't it's he's she's that's there's i'm i've i'll we're we've we'll they're
  they've you're who's let's more most much many less least few other another same own however
  meanwhile moreover nevertheless thus hence therefore etc else instead rather quite almost
  `),
  de: wordSet(`
  der die das dem den des ein eine einen einem einer eines kein keine keinen keiner er sie es wir ihr
  ich du sich mich mir uns euch ihm ihn ihnen sein seine seiner seinen seinem ihre ihrer ihren ihrem
  dieser diese dieses diesem diesen jener jene welche welcher welches und oder aber denn weil dass
  daß ob wenn als wie wo wann warum im am vom zum zur beim auf aus bei mit nach von vor zu für über
  unter durch gegen ohne um an ist sind war waren wird werden wurde wurden worden hat haben hatte
  hatten kann können konnte soll sollen sollte will wollen wollte muss müssen musste darf nicht auch
  noch nur schon sehr so mehr man bis seit während wegen laut doch dann da hier dort
  `),
  fr: wordSet(`
  le la les un une des du de d l au aux et ou mais donc or ni car que qui quoi dont où ce cet cette
  ces il elle ils elles nous vous je tu on se me te lui leur leurs son sa ses mon ma mes ton ta tes
  notre nos votre vos en y dans par pour sur sous avec sans chez vers entre depuis pendant avant
  après contre est sont était étaient sera seront été être a ont avait avaient avoir ne pas plus
  moins très aussi si comme selon
  `),
  es: wordSet(`
  el la los las un una uno unos unas al del lo de a en y e o u pero sino porque aunque cuando como donde quien quienes
  cual cuales cuyo su sus mi mis tu tus nuestro nuestra este esta estos estas ese esa esos esas eso
  esto aquel aquella él ella ellos ellas nosotros yo usted ustedes se le les nos con sin por para
  según sobre entre desde hasta hacia tras ante bajo contra durante mediante es son era eran fue
  fueron ser sido estar está están estaba ha han había habían haber más menos muy también ya no ni
  que
  `),
  it: wordSet(`
  il lo la i gli le un uno una e ed o ma di a ad da in dei degli delle della del dello dell nel nello
  nella nei nelle sul sulla sui sulle dal dalla dai dalle al allo alla ai agli alle con per tra fra su
  che chi cui non più anche è sono era erano stato stata stati state ha hanno aveva avevano essere suo
  sua suoi sue loro lui lei io noi voi mi ti ci vi si ne se come quando dove perché già ancora poi
  solo molto questo questa questi queste quello quella
  `),
  pt: wordSet(`
  o a os as um uma uns umas e de do da dos das no na nos nas ao aos à às pelo pela em com sem por para sob sobre
  entre mas não mais também foi foram são está estão tem têm seu sua seus suas ele ela eles elas isso
  este esta esse essa
  `),
  nl: wordSet(`
  het een en van voor met door bij naar uit tegen maar want dus niet geen ook wel zijn haar hun hij
  zij ze wij ik je dit dat deze die is was waren werd wordt worden heeft hebben had kan kunnen zal
  zullen moet moeten om te op aan in er
  `),
  pl: wordSet(`
  i a oraz lub albo ale lecz jednak więc dlatego bo ponieważ gdyż że żeby aby by jeśli jeżeli gdy kiedy
  choć chociaż podczas jako jak niż czy co kto kogo komu kim czego czym który która które którzy
  których którym którą którego której ten ta to te ci tego tej tych tym tymi tę tą tamten taki taka
  takie się siebie sobie on ona ono oni one go jego jej ich jemu mu im nim nich nią nimi ją je my nas nam
  nami wy was wam ja mnie mi mną ty ciebie ci cię swój swoja swoje swoich swoim swoją swojego w we z
  ze na do od ode po przed przy dla bez pod nad między przez o u za ku według wobec wśród poza
  około ponad jest są był była było byli były będzie będą być został została zostało zostali zostały
  zostać ma mają miał miała mieli mieć może mogą mógł mogła nie tak też także również już jeszcze tylko
  bardzo więcej mniej tam tu tutaj teraz wtedy potem aż nawet zaś natomiast
  `),
  sv: wordSet(`
  och eller men utan för att om när då medan eftersom därför som vilket vilken vilka den det de dem denna
  detta dessa en ett på i av till från med vid under över efter före mellan mot genom hos är var vara
  varit blir blev bli har hade ha kan kunde ska skulle vill ville måste får fick inte ej också bara
  redan än ännu så mycket mer mest sig sin sitt sina han hon hans hennes honom henne vi oss vår vårt
  våra ni er jag mig min mitt mina du dig din man där här nu sedan enligt hur vad vem
  `),
  da: wordSet(`
  og eller men for at om når da mens fordi derfor som hvilket den det de dem denne dette disse en et på
  i af av til fra med ved under over efter etter før mellem mellom mod mot gennem gjennom hos er var
  være vært blir blev ble bliver har havde hadde have ha kan kunne skal skulle vil ville må måtte får
  fik fikk ikke også kun bare allerede end enn endnu så meget mye mere mer sig seg sin sit sitt sine
  han hun hans hendes hennes ham hende henne vi os oss vores vår jeg mig meg min mit mitt du dig deg
  man der her nu nå siden ifølge hvordan hvad hva hvem
  `),
  tr: wordSet(`
  ve veya ya da de ile için ama fakat ancak çünkü ki gibi kadar göre sonra önce bu şu o bir her hiç çok
  daha en az olarak olan oldu olduğu olduğunu ise mi mı mu mü değil var yok biz siz ben sen onlar onun
  bunun kendi diye üzere karşı doğru rağmen dolayı beri şimdi artık bile
  `),
};

const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'sv', 'da', 'tr'] as const;

/**
 * Tells whether `word`, in lower case, carries structure rather than matter in `language`: "die" is
 * an article in German and a verb in English.
 */
export function isFunctionWord(word: string, language: Language = 'en'): boolean {
  return WORDS[language].has(word);
}

/** By word, the languages that have it. */
const SPOKEN = new Map<string, Language[]>();
for (const language of LANGUAGES) {
  for (const word of WORDS[language]) SPOKEN.set(word, [...(SPOKEN.get(word) ?? []), language]);
}

/** How much of a text tells its language, in code units. */
const LOOKED_AT = 4000;

/**
 * Returns the language whose function words a text has most of; English where none stands out, as
 * in a language that has no list. Cost is bounded.
 */
export function languageOf(text: string): Language {
  const counts = new Map<Language, number>();
  for (const [word] of text
    .slice(0, LOOKED_AT)
    .toLowerCase()
    .matchAll(/[\p{L}\p{M}]+/gu)) {
    for (const language of SPOKEN.get(word) ?? [])
      counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  let best: Language = 'en';
  for (const language of LANGUAGES) {
    if ((counts.get(language) ?? 0) > (counts.get(best) ?? 0)) best = language;
  }
  return best;
}

const NEGATIONS = wordSet(`
  unless not no never nor neither none nobody nothing nowhere cannot without don't doesn't didn't won't
  wouldn't can't couldn't isn't aren't wasn't weren't hasn't haven't hadn't shouldn't n't
  nicht kein keine keinen keinem keiner keines nie niemals niemand nichts ohne
  ne pas jamais aucun aucune rien sans nunca ningún ninguna ninguno nada sin non mai nessuno nessuna
  não jamais nenhum nenhuma niet geen nooit nie nigdy żaden żadna żadnych nikt nic bez inte aldrig
  ingen inget inga ikke aldri değil hiçbir asla
`);

/** Tells whether `word`, in lower case, denies. */
export function isNegation(word: string): boolean {
  return NEGATIONS.has(word);
}
