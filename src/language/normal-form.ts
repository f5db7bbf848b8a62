/**
 * Unicode's composed form in linear time. Engines sort a run of combining marks by insertion, so that 80,000 marks on one letter
 * take seconds; a run longer than any language has (30, the Stream-Safe Text Format of UAX #15) is therefore composed piece by piece.
 */
const LONG = /\p{M}{31}/u;
const PIECE = /[^\p{M}]+\p{M}{0,30}|\p{M}{1,30}/gu;

/** `text` in NFC; of a letter with more than 30 marks only each 30 marks are in order. */
export const composed = (text: string): string =>
  LONG.test(text) ? text.replace(PIECE, (piece) => piece.normalize('NFC')) : text.normalize('NFC');
