/** When every State has signed: true copies, errors corrected by an act that nobody objects to, and what the States were told. */
import { FilePen, Package } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from 'react-aria-components';
import type { Declaration } from '../../domain/clause/declaration.ts';
import type { InstrumentView } from '../../domain/instrument/instrument-view.ts';
import type { SealRecord } from '../../domain/instrument/signing.ts';
import type { Lang } from '../../language/language.ts';
import { isStaff } from '../instrument/stage.ts';
import { useActs } from '../instrument/use-acts.ts';
import { useI18n } from '../kit/i18n.tsx';
import { useServices, useSummit } from '../kit/summit-context.tsx';
import { Copies } from './copies.tsx';
import { Notifications } from './notifications.tsx';
import { Rectification } from './rectification.tsx';
import { RectifyDialog } from './rectify-dialog.tsx';

type Props = {
  readonly view: InstrumentView;
  readonly seal: SealRecord;
  readonly texts: ReadonlyMap<string, Declaration>;
  readonly shown: { readonly language: Lang; readonly holder: string | null };
  readonly reload: () => Promise<void>;
};

export function AfterSignature({ view, seal, texts, shown, reload }: Props): ReactNode {
  const { t } = useI18n();
  const { backend } = useServices();
  const { summit } = useSummit();
  const { save } = useActs();
  const [open, setOpen] = useState<'rectify' | null>(null);
  return (
    <>
      <Copies view={view} seal={seal} shown={shown} reload={reload} />
      <section className="sect" aria-labelledby="signing-rectify">
        <h2 className="h" id="signing-rectify">
          {t('signing.rectify')}
          {isStaff(summit.me.role) ? (
            <Button className="btn sm" onPress={() => setOpen('rectify')}>
              <FilePen className="i s" aria-hidden />
              {t('signing.rectify.act')}
            </Button>
          ) : null}
        </h2>
        {view.rectifications.length > 0 ? (
          <div className="acts">
            <Button className="btn sm line" onPress={() => void save(backend.signing.withActs(seal.id))}>
              <Package className="i s" aria-hidden />
              {t('after.acts')}
            </Button>
          </div>
        ) : null}
        {view.rectifications.length === 0 ? <p className="muted small">{t('signing.rectify.none')}</p> : null}
        <ul className="rectifications">
          {[...view.rectifications].reverse().map((one) => (
            <Rectification key={one.id} one={one} view={view} seal={seal} texts={texts} reload={reload} />
          ))}
        </ul>
      </section>
      <Notifications view={view} seal={seal} texts={texts} reload={reload} />
      {open === 'rectify' ? (
        <RectifyDialog view={view} seal={seal} texts={texts} reload={reload} onClose={() => setOpen(null)} />
      ) : null}
    </>
  );
}
