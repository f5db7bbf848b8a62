/** What changed in a column since a pair was last read: the redline between the text then and the text now. */
import type { ReactNode } from 'react';
import type { RoomView } from '../../client/view.ts';
import { type Lang, language } from '../../language/language.ts';
import { checkedTexts, differenceSince } from '../document/checked-texts.ts';
import { useI18n } from '../kit/i18n.tsx';
import { Redline } from '../kit/redline.tsx';
import { useServices } from '../kit/summit-context.tsx';
import { useValue } from '../kit/value.ts';

type Props = {
  readonly room: RoomView;
  readonly clause: string;
  readonly lang: Lang;
  readonly seq: number;
  /** The text now. */
  readonly text: string;
};

/** `bare`: the column's head already says which language this is. */
export function Changed({ room, clause, lang, seq, text, bare }: Props & { readonly bare?: boolean }): ReactNode {
  const { t } = useI18n();
  const { backend } = useServices();
  const then = useValue(checkedTexts(room, backend).at(seq, clause, lang));
  const { endonym, dir } = language(lang);
  return (
    <div className="changed-since" data-lang={lang}>
      {bare ? null : (
        <b lang={lang} dir={dir}>
          {endonym}
        </b>
      )}
      {then.state === 'known' ? (
        <Redline lang={lang} text={differenceSince(lang, then.text, text)} whole={null} />
      ) : (
        <p className="muted small" role="status">
          {t(then.state === 'asking' ? 'concordance.asking' : 'concordance.unknown')}
        </p>
      )}
    </div>
  );
}
