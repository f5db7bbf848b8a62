/** A paper beside the text, to print in any of its languages and in the formats that people read. */
import { Printer } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from 'react-aria-components';
import type { Lang } from '../../language/language.ts';
import { PaperDialog } from '../instrument/paper-dialog.tsx';
import { useServices } from '../kit/summit-context.tsx';

type Props = {
  readonly paper: 'adoptions' | 'positions' | 'summaries';
  readonly id: string;
  readonly languages: readonly Lang[];
  readonly label: string;
};

export function PaperButton({ paper, id, languages, label }: Props): ReactNode {
  const { backend } = useServices();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button className="btn sm line" onPress={() => setOpen(true)}>
        <Printer className="i s" aria-hidden />
        {label}
      </Button>
      {open ? (
        <PaperDialog
          title={label}
          languages={languages}
          fetch={(wish) => backend.signing.beside(paper, id, wish)}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}
