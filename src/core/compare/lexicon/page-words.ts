/**
 * What pages say around an article: controls, boxes, credits. Phrases, since each word alone is
 * ordinary; English with the commonest of German, French and Spanish.
 */
const CONTROLS =
  /\b(?:link copied|copy link|copied to clipboard|share this|sign up (?:for|to) (?:our|the)|subscribe (?:to (?:our|the)|now|today)|read (?:more|also|next)\b|also read|see also|related (?:articles?|stories|topics|content)|more on this story|most read|click here|tap here|follow us|^(?:find|like|join) us on\b|^follow (?:\S+ ){1,4}on \S+$|download (?:the|our) app|story continues|continue reading|skip to (?:main )?content|back to top|all rights reserved|terms of (?:use|service)|privacy policy|log ?in to|your inbox|listen to this (?:article|story)|watch (?:live|the video)|view (?:gallery|comments)|comments \(\d+\)|leave a comment|print this|get the (?:app|latest)|support our journalism|donate now|recommended for you|you may also like|\d+[- ]min(?:ute)?s? read|jetzt abonnieren|mehr zum thema|lesen sie (?:auch|mehr)|zum newsletter|artikel teilen|weiterlesen|lire aussi|abonnez-vous|inscrivez-vous|lea también|lee también|suscríbete|suscríbase|síguenos|más información en|leer más|leggi (?:anche|di più)|iscriviti|abbonati|leia (?:também|mais)|assine já|lees (?:ook|meer|verder)|schrijf je in|läs (?:mer|också|även)|prenumerera|les også|læs (?:også|mere)|abonner på|czytaj (?:także|również|też|więcej)|zobacz (?:także|też|również)|posłuchaj|obejrzyj|zapisz się|bądź na bieżąco|przeczytaj|ayrıca oku|haberin devamı|abone ol|čtěte (?:také|více)|přihlaste se|olvassa (?:el|tovább)|citește (?:și|mai))/iu;

const PAGE_WORDS =
  /\b(?:newsletter|advertisement|subscribe|sign up|bookmarks?|sponsored|promoted|cookies?|anzeige|publicité|publicidad|compartir|partager|share (?:on|via|article)|watch now|more on this)\b/iu;

/** Tells whether `line` speaks to its reader as a page does, whatever its form. */
export function isPageTalk(line: string): boolean {
  return CONTROLS.test(line);
}

/** Tells whether `line` holds a word of pages that also stands in sentences. */
export function isPageWord(line: string): boolean {
  return CONTROLS.test(line) || PAGE_WORDS.test(line);
}

/** Tells whether `line` is the head of a box that wants something of the reader. */
export function isBoxTalk(line: string): boolean {
  return /newsletter|\bsign up\b|\bsubscribe\b|your inbox|abonnieren|abonnez|suscr[ií]b|inscri/iu.test(
    line,
  );
}

const LIST_HEAD =
  /^(?:related (?:articles?|stories|topics|content|links?|internet links)|more on this (?:story|topic)|more (?:stories|from \p{L}+)|most (?:read|viewed|popular)|top stories|trending(?: now)?|recommended(?: for you)?|you may also like|see also|read (?:more|next)|tags|topics|themen|mehr zum thema|meistgelesen|sur le même sujet|à lire aussi|les plus lus|más noticias|noticias relacionadas|lo más leído|leggi anche|leia também|lees ook|läs mer|les også|læs også|czytaj także|zobacz także)\s*[:.…]?$/iu;

/** Tells whether `line` is the head of a list of other articles or topics. */
export function isListHead(line: string): boolean {
  return LIST_HEAD.test(line.trim());
}

/** A label with a colon that leads away: "Related: …", "Video: … (1:42)", "Subscribers only: …". */
const LABEL =
  /^(?:related|see also|also|more|watch|video|listen|podcast|audio|gallery|photos|in pictures|live|quiz|poll|recommended|sponsored|newsletter|subscribers?(?: only)?|members?(?: only)?|promotion|download|mehr|auch interessant|galerie|en vidéo|vidéo|à voir|à lire|abonnés|ver también|vídeo|galería|guarda|ascolta|wideo|galeria|bildspel|podd)\s*:\s/iu;

/** Tells whether `line` is such a label with where it leads. */
export function isLabelled(line: string): boolean {
  return LABEL.test(line);
}

/** Lines that are a control and nothing else. */
const LONE_CONTROL =
  /^(?:bookmarks?|share|print|save|email|comments?|menu|search|home|related|advertisement|ad|anzeige|publicité|publicidad|loading|close|top stories|trending|tags?|topics?|more|next|previous|listen|watch|video|gallery|teilen|drucken|kommentare|partager|imprimer|compartir|imprimir)[.:!…]?$/i;

/** Tells whether `line` is a control of a page and nothing else. */
export function isLoneControl(line: string): boolean {
  return LONE_CONTROL.test(line.trim());
}

const PHOTO =
  /^(?:(?:photo|picture|image|video|media) (?:caption|credit|source)|photo(?:graph)?s?|picture|image|file photo|foto|bild|crédit|credit|video|graphic|illustration)\s*(?:by|credit|:|\/|©|courtesy)|\b(?:via (?:AP|AFP|Reuters|Getty)|getty images|AP photo|AFP photo|shutterstock|©|\((?:AP|AFP|Reuters|EPA|dpa)\)\s*$|\/\s?(?:AP|AFP|Reuters|EPA|dpa|Getty)\b)/i;

/** Tells whether `line` is the credit of a picture. */
export function isPhotoCredit(line: string): boolean {
  return PHOTO.test(line);
}

const CAPTION =
  /[.!?…)”"»]\s+\(?(?:photo(?:graph)?s?|pictures?|image|foto|fotos|fot|bild|bilder|crédits?|credits?|fotó|fotoğraf|immagine|zdjęcie|kuva|beeld)(?:\s+(?:credit|by|von|de|di|av))?\s*(?:[:.©/]|\s(?=\p{Lu}))\s*[\p{L}\p{N}\s.,’'/&|©-]{2,50}\)?$/iu;

/** Tells whether `line` ends with the credit of the picture that it describes. */
export function isCaption(line: string): boolean {
  return CAPTION.test(line);
}

const CREDIT =
  /^(?:by|von|par|por)\s+\p{Lu}|^(?:additional )?(?:reporting|writing|editing) by\b|\bcontributed to this (?:report|story|article)\b|^(?:updated|published|posted|last (?:updated|modified)|veröffentlicht|aktualisiert|publié|mis à jour|publicado|actualizado)\b|^(?:staff|wire) (?:reports?|writer)|^\(?(?:AP|AFP|Reuters|dpa|EFE|ANSA)\)?$/iu;

/** Tells whether `line` says who wrote, or when. */
export function isCreditLine(line: string): boolean {
  return CREDIT.test(line);
}
