/**
 * A server that asks for a certificate of this person (a smart card, say). Without a word Chromium would send the first one of
 * the store, and with it a name; so the person chooses, and the safe answer is none.
 */
import type { App, BrowserWindow, Certificate, Dialog, WebContents } from 'electron';
import type { DesktopWords } from '../src/ui/desktop.ts';

const MOST_OFFERED = 8;

export type Choosing = {
  readonly dialog: Pick<Dialog, 'showMessageBox'>;
  /** The window of a page of ours, with its words. */
  readonly windowOf: (
    contents: WebContents,
  ) => { readonly window: BrowserWindow; readonly words: DesktopWords } | undefined;
  readonly log: (line: string) => void;
};

const nameOf = ({ subjectName, issuerName, validExpiry }: Certificate): string =>
  `${subjectName} (${issuerName}, ${new Date(validExpiry * 1000).toISOString().slice(0, 10)})`;

export function askForClientCertificates(app: Pick<App, 'on'>, { dialog, windowOf, log }: Choosing): void {
  app.on('select-client-certificate', (event, contents, url, certificates, answer) => {
    event.preventDefault();
    const asked = contents === null ? undefined : windowOf(contents);
    const offered = certificates.slice(0, MOST_OFFERED);
    if (!asked || offered.length === 0) return answer();
    const { message, none } = asked.words.certificate;
    const buttons = [...offered.map(nameOf), none];
    const safe = offered.length;
    dialog
      .showMessageBox(asked.window, { message, detail: url, buttons, defaultId: safe, cancelId: safe, noLink: true })
      .then(({ response }) => answer(offered[response]))
      .catch((error: Error) => {
        log(`a certificate could not be asked for: ${error.message}`);
        answer();
      });
  });
}
