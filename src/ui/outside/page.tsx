/** A text that came from outside, against the resolution: choose the file, see what differs, propose what is to be taken. */
import { FileUp } from 'lucide-react';
import { type DragEvent, type ReactNode, useMemo } from 'react';
import { Button } from 'react-aria-components';
import { Saved, useStandingNotices } from '../document/saved.tsx';
import { Header } from '../kit/header.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { NoticeBars } from '../kit/notices.tsx';
import { PageHeading } from '../kit/page-heading.tsx';
import { useServices } from '../kit/summit-context.tsx';
import { useComparing } from './comparing.ts';
import { useOutsideFile } from './file.ts';
import { Review } from './review.tsx';

const EXTENSIONS = ['docx', 'tsv', 'csv', 'json', 'txt', 'md', 'xlf', 'xliff', 'zip'];

export function OutsidePage({ resolution, onEnded }: { resolution: string; onEnded: () => void }): ReactNode {
  const { t } = useI18n();
  const { backend, desktop } = useServices();
  const room = useMemo(() => backend.room(resolution), [backend, resolution]);
  const standing = useStandingNotices(room, onEnded);
  const state = useOutsideFile();
  const { desk, file, reading, problem, open } = state;
  const comparing = useComparing(room, desk, file);
  const choose = async (): Promise<void> => {
    const filters = [{ name: t('outside.formats'), extensions: EXTENSIONS }];
    // A host that cannot open the file says so when its bytes are asked for.
    const chosen = await desktop.openFile(filters).catch((error: unknown) => ({ error }));
    if (!chosen) return;
    if ('error' in chosen) await open('', 0, () => Promise.reject(chosen.error));
    else await open(chosen.name, chosen.bytes.length, () => Promise.resolve(chosen.bytes));
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    const [dropped] = event.dataTransfer.files;
    if (dropped)
      void open(dropped.name, dropped.size, () => dropped.arrayBuffer().then((buffer) => new Uint8Array(buffer)));
  };
  const busy = reading !== null;
  const pick = (
    <Button className={file ? 'btn sm line' : 'btn fill'} isDisabled={!desk} onPress={() => void choose()}>
      <FileUp className="i s" aria-hidden />
      {t(file ? 'outside.another' : 'outside.choose')}
    </Button>
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a file dropped anywhere on the page; the button does the same
    <div className="app outside" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <Header>
        <PageHeading resolution={resolution} what={t('outside.title')} />
        <span className="grow" />
        <Saved room={room} />
      </Header>
      {file ? (
        <Review room={room} file={file} comparing={comparing} setLanguage={state.setLanguage} pick={pick}>
          <NoticeBars standing={standing} />
        </Review>
      ) : (
        <>
          <section className="tool" aria-label={t('tools.label')} />
          <NoticeBars standing={standing} />
          <main className="work outside-work" aria-busy={busy}>
            <div className="outside-drop">
              <b>{busy ? t('outside.reading', { name: reading }) : t('outside.drop')}</b>
              {busy ? (
                <Button className="btn line" onPress={() => desk?.cancel()}>
                  {t('app.cancel')}
                </Button>
              ) : (
                pick
              )}
              <p className="muted">{t('outside.help')}</p>
              {problem ? (
                <p role="alert" className="bad">
                  {problem}
                </p>
              ) : null}
            </div>
          </main>
        </>
      )}
    </div>
  );
}
