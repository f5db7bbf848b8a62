/** A paper about the meeting, in any of its languages and in the formats that people read: no original, so nobody holds it. */
import type { ReactNode } from 'react';
import type { FileBytes, Result } from '../../client/http.ts';
import type { DocumentWish } from '../../client/signing.ts';
import type { Lang } from '../../language/language.ts';
import { useI18n } from '../kit/i18n.tsx';
import { DocumentDialog } from './document-dialog.tsx';

type Props = {
  readonly title: string;
  readonly help?: string;
  readonly languages: readonly Lang[];
  readonly fetch: (wish: DocumentWish) => Promise<Result<FileBytes>>;
  readonly onClose: () => void;
};

export function PaperDialog({ help = '', languages, ...props }: Props): ReactNode {
  const { lang } = useI18n();
  return (
    <DocumentDialog
      {...props}
      help={help}
      languages={languages}
      holders={[]}
      formats={['pdf', 'docx', 'html', 'text']}
      first={{ language: languages.includes(lang) ? lang : (languages[0] ?? lang), holder: null }}
    />
  );
}
