/**
 * One language of one holder's original as a sheet of paper: the very blocks that every format prints. Places of signature
 * stand in reading order, so that in a right-to-left original the first one is on the right.
 */
import { Fragment, memo, type ReactNode } from 'react';
import { sealedSignatories } from '../../domain/instrument/signatures.ts';
import type { SealRecord, SignatureRecord } from '../../domain/instrument/signing.ts';
import { type Block, type PrintedParty, type PrintedText, signersOf } from '../../export/printed.ts';
import { type Lang, language } from '../../language/language.ts';
import { useI18n } from '../kit/i18n.tsx';
import { ClauseBlock, notesBehind } from './paper-clause.tsx';
import { shortDigest } from './stage.ts';

type PaperProps = {
  readonly text: PrintedText;
  /** "Iran's original, Persian" */
  readonly label: string;
  readonly draft: boolean;
  /** Dashes round what may differ between originals. */
  readonly marked: boolean;
  readonly seal?: SealRecord;
};

export const Paper = memo(function Paper({ text, label, draft, marked, seal }: PaperProps): ReactNode {
  const { t } = useI18n();
  const { language: lang, blocks } = text;
  return (
    <article className={`paper doc${marked ? ' marked' : ''}`} lang={lang} dir={language(lang).dir} aria-label={label}>
      {draft ? (
        <p className="paper-draft" lang={undefined}>
          {t('signing.paper.draft')}
        </p>
      ) : null}
      {blocks.map((block, index) => (
        // A block has no name of its own; the text of a sheet changes as a whole.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <BlockOf key={index} block={block} notes={notesBehind(blocks, index)} lang={lang} {...(seal ? { seal } : {})} />
      ))}
    </article>
  );
});

type BlockProps = {
  readonly block: Block;
  readonly notes: readonly string[];
  readonly lang: Lang;
  readonly seal?: SealRecord;
};

function BlockOf({ block, notes, lang, seal }: BlockProps): ReactNode {
  switch (block.block) {
    case 'title':
      return <h2 className="paper-title">{block.text}</h2>;
    case 'line':
      return <p className="paper-line">{block.text}</p>;
    case 'parties':
      return (
        <ol className="paper-parties slot">
          {block.parties.map(({ id, name }) => (
            <li key={id}>{name}</li>
          ))}
        </ol>
      );
    case 'part':
      return (
        <h3 className="paper-part">
          <span>{block.label}</span>
          {block.title}
        </h3>
      );
    case 'clause':
      return <ClauseBlock clause={block} notes={notes} />;
    case 'testimonium':
      return block.text === '' ? null : <p className="paper-done">{block.text}</p>;
    case 'signatures':
      return (
        <div className={block.stacked ? 'sigs slot stacked' : 'sigs slot'}>
          {block.parties.map((party) => (
            <Place key={party.id} party={party} signedFor={block.signedFor} lang={lang} {...(seal ? { seal } : {})} />
          ))}
        </div>
      );
  }
}

type PlaceProps = {
  readonly party: PrintedParty;
  readonly signedFor: string;
  readonly lang: Lang;
  readonly seal?: SealRecord;
};

function Place({ party, signedFor, seal }: PlaceProps): ReactNode {
  const named = seal ? sealedSignatories(seal, party.id) : [];
  const done = seal?.signatures.filter(({ delegation }) => delegation === party.id) ?? [];
  return (
    <div className="sig" data-party={party.id}>
      {signedFor === '' ? null : <span>{signedFor}</span>}
      <b>{party.name}</b>
      {signersOf(party).map((signer, at) => {
        // Each who signs for a State has a line; where nobody is named the State has one.
        const signatory = named[at]?.id;
        const signature = done.find((one) => one.signatory === signatory);
        return (
          <Fragment key={signatory ?? signer}>
            {signer === '' ? null : <span>{signer}</span>}
            <SignedLine sealed={seal !== undefined} {...(signature ? { signature } : {})} />
          </Fragment>
        );
      })}
    </div>
  );
}

function SignedLine({ sealed, signature }: { sealed: boolean; signature?: SignatureRecord }): ReactNode {
  const { t, lang, dir, moment } = useI18n();
  return (
    // What the program says stands in the reader's language, on a sheet in another.
    <div className={signature ? 'ln' : 'ln wait'} lang={lang} dir={dir}>
      {sealed ? (
        <span>{signature ? t('signing.signed.at', { at: moment(signature.at) }) : t('signing.signed.notYet')}</span>
      ) : null}
      {signature ? <span className="mono">{shortDigest(signature.certificate.fingerprint)}</span> : null}
    </div>
  );
}
