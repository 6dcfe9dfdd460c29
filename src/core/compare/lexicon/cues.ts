import { wordSet } from './word-set.ts';

/**
 * Verbs that attribute words to somebody, in the forms that newspapers use. Lower case only: a
 * capital makes a name ("States").
 */
const SPOKEN = wordSet(`
  said says say saying told tells tell telling added adds adding noted notes noting explained
  explains explaining stated states stating argued argues arguing insisted insists insisting warned
  warns warning claimed claims claiming declared declares declaring announced announces announcing
  replied replies replying answered answers asked asks asking acknowledged acknowledges admitted
  admits admitting conceded concedes recalled recalls recalling remarked remarks commented comments
  commenting continued continues concluded concludes concluding suggested suggests suggesting
  stressed stresses stressing emphasized emphasised emphasizes emphasises emphasizing emphasising
  underscored underscores urged urges urging called calls calling described describes describing
  characterized characterised characterizes characterises characterizing characterising dubbed
  labeled labelled branded denounced denounces denouncing condemned condemns condemning criticized
  criticised criticizing criticising praised praises praising hailed hails hailing blasted slammed
  accused accuses accusing alleged alleges alleging asserted asserts asserting maintained maintains
  contended contends predicted predicts promised promises promising pledged pledges pledging vowed
  vows vowing confirmed confirms confirming denied denies denying rejected reiterated reiterates
  reiterating repeated revealed reveals testified testifies testifying joked jokes quipped shouted
  shouting yelled cried whispered exclaimed complained complains complaining lamented boasted bragged
  cautioned cautions cautioning countered responded responds responding retorted observed observes
  reflected remembered mused proclaimed voiced expressed expressing outlined pointed referred
  referring ruled ordered demanded demands demanding apologized apologised thanked thanking
  congratulated advised advises proposed mentioned mentions pleaded swore chanted chanting sang read
  reads reading summarized summarised echoed echoing vented fumed scoffed shot signaled signalled
  thinks believes hopes hoped feels felt thought believed deemed considers considered defended
  touted touting laughed smiled relayed disclosed informed quoted quoting spoke speaks
`);

const WRITTEN = wordSet(`
  wrote writes writing written posted posts posting tweeted tweets tweeting published publishes
  texted emailed e-mailed blogged reposted retweeted shared captioned
`);

const FOREIGN_SPOKEN = wordSet(`
  sagte sagt sagten versprach verspricht drohte bat erklärte erklärt betonte betont meinte meint kritisierte warnte warnt forderte
  fordert teilte ergänzte ergänzt berichtete berichtet kündigte bekräftigte räumte nannte bezeichnete
  lobte versicherte behauptete äußerte fragte antwortete fügte verwies unterstrich sprach gestand
  schilderte bestätigte mahnte rief appellierte erläuterte hieß
  dit disait déclaré déclare déclarait affirmé affirme affirmait expliqué explique expliquait ajouté
  ajoute ajoutait souligné souligne estimé estime estimait indiqué indique précisé précise assuré
  assure annoncé annonce lancé lance dénoncé dénonce répondu répond confié confie regretté regrette
  raconté raconte rappelé rappelle reconnu insisté insiste conclu promis prévenu martelé poursuivi
  poursuit réagi commenté commente salué plaidé
  dijo dice decía afirmó afirma declaró declara explicó explica aseguró asegura señaló señala indicó
  indica añadió añade agregó agrega advirtió advierte sostuvo sostiene manifestó manifiesta anunció
  anuncia denunció denuncia comentó comenta subrayó subraya destacó destaca reconoció admitió insistió
  insiste respondió criticó pidió lamentó calificó contó cuenta precisó concluyó expresó recordó
  prometió reiteró aclaró apuntó matizó detalló
  comentaba explicaba señalaba contaba relataba lamentaba recordaba aseguraba afirmaba añadía pedía
  insistía relató contestó replicó zanjó sentenció recalcó detalla relata lamenta critica pide insiste
  racontait soulignait affirment souligner témoigne témoignait regrettait rappelait s'exclame s'indigne
  erzählte erzählt kommentierte klagte klagt hofft freute freut schildert bekräftigt unterstreicht meldete
  detto dice disse afferma affermato dichiarato spiegato aggiunto sottolineato
  disse afirmou declarou explicou acrescentou destacou ressaltou informou
  zei zegt verklaarde vertelde voegde benadrukte waarschuwde meldde legde antwoordde vindt vond noemde
  spiega aggiunge racconta raccontato sottolinea conferma confermato avverte avvertito commenta
  commentato ricorda ricordato assicura assicurato annuncia annunciato risponde risposto precisa
  precisato conclude concluso ribadisce ribadito denuncia denunciato promette promesso attacca
  attaccato ammette ammesso lamenta chiede chiesto dichiara riferisce riferito replica replicato
  spiegava raccontava osserva osservato definito scrive
  diz acrescenta conta contou lamentou respondeu anunciou garantiu
  alertou criticou defendeu lembrou admitiu confirmou prometeu ressalta
  powiedział powiedziała powiedzieli mówi mówił mówiła mówią dodał dodała dodaje podkreślił podkreśliła
  podkreśla zaznaczył zaznaczyła zaznacza stwierdził stwierdziła stwierdza oświadczył oświadczyła
  oznajmił oznajmiła ocenił oceniła ocenia przyznał przyznała przyznaje zapewnił zapewniła zapewnia
  zapowiedział zapowiedziała zapowiada wyjaśnił wyjaśniła wyjaśnia tłumaczy tłumaczył tłumaczyła
  opowiada opowiadał opowiadała relacjonuje relacjonował relacjonowała komentuje skomentował
  skomentowała przekazał przekazała przekonuje przekonywał przekonywała apeluje apelował apelowała
  ostrzegł ostrzegła ostrzega odpowiedział odpowiedziała odpowiada uważa twierdzi twierdził twierdziła
  krytykuje skrytykował skrytykowała informuje poinformował poinformowała pyta pytał pytała żali
  wspomina wspominał wspominała zauważył zauważyła zauważa deklaruje zadeklarował zadeklarowała
  obiecał obiecała nazwał nazwała podał podała podali podaje
  säger sade berättar berättade förklarar förklarade uppger uppgav menar menade tillägger tillade
  betonar betonade varnar varnade kommenterar kommenterade hävdar hävdade svarar svarade anser ansåg
  medger medgav lovar lovade kallar kallade konstaterar konstaterade kritiserar meddelar meddelade
  siger sier fortæller fortalte forteller forklarer forklarede forklarte tilføjer tilføjede tilføyer
  understreger understreker advarer advarede advarte oplyser oplyste opplyser svarer
  svarede svarte kalder kaller udtaler udtalte uttaler uttalte
  dedi diyor söyledi belirtti açıkladı ekledi vurguladı konuştu kaydetti anlattı uyardı savundu
  sordu yanıtladı duyurdu aktardı eleştirdi
`);

const FOREIGN_WRITTEN = wordSet(`
  schrieb schreibt schrieben postete twitterte écrit écrivait publié tuité tweeté escribió escribe
  publicó tuiteó scritto ha_scritto escreveu publicou schreef scrive pubblicato postato napisał napisała pisze opublikował opublikowała
  skrev skriver publicerade yazdı paylaştı
`);

/** Tells whether `word`, as written, is a verb that attributes words. */
export function isCueVerb(word: string): boolean {
  return (
    SPOKEN.has(word) || WRITTEN.has(word) || FOREIGN_SPOKEN.has(word) || FOREIGN_WRITTEN.has(word)
  );
}

/** Tells whether `word` says that the words were written: then one original exists. */
export function isWrittenCue(word: string): boolean {
  return WRITTEN.has(word) || FOREIGN_WRITTEN.has(word);
}

const SOURCES = wordSet(`
  according per laut zufolge nach selon según secondo segundo volgens d'après według zdaniem enligt ifølge göre
`);

/** Tells whether `word`, in lower case, leads to a source: "according to", "laut", "selon". */
export function isSourceWord(word: string): boolean {
  return SOURCES.has(word);
}

const PARTICIPLES = /(?:ing)$/;

/** Tells whether the cue takes the subject of its sentence: "…, calling it a “…”". */
export function isParticipleCue(word: string): boolean {
  return PARTICIPLES.test(word) && isCueVerb(word);
}

const TRANSLATIONS =
  /^(?:translat|interpreter|übersetz|dolmetsch|traduc|traduct|traduz|interprète$|intérprete|tłumacz|przekład|översätt|oversat|oversett|tolk(?:en|ning)?$|vertal|çevir|tercüman)/;

/** Tells whether `word`, in lower case, says that words were put into another language. */
export function isTranslationWord(word: string): boolean {
  return TRANSLATIONS.test(word);
}

const WRITTEN_PLACES = wordSet(`
  post posts tweet tweets statement letter memo email e-mail op-ed blog caption thread message note
  filing lawsuit complaint ruling opinion report transcript x twitter facebook instagram
  telegram linkedin erklärung mitteilung brief communiqué comunicado carta lettre mensaje
`);

/** Tells whether `word`, in lower case, names something written, of which one original exists. */
export function isWrittenPlace(word: string): boolean {
  return WRITTEN_PLACES.has(word);
}
