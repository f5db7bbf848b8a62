/** The report of the meeting, made from the logs as they stand, in any of its languages and in the formats that people read. */
import { FileText } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from 'react-aria-components';
import { PaperDialog } from '../instrument/paper-dialog.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { useServices, useSummit } from '../kit/summit-context.tsx';

/** Not for observers: it tells what the log tells. */
export function ReportButton(): ReactNode {
  const { t } = useI18n();
  const { backend } = useServices();
  const { summit } = useSummit();
  const [open, setOpen] = useState(false);
  const languages = summit.columns;
  if (summit.me.role === 'observer') return null;
  return (
    <>
      <Button className="btn sm" onPress={() => setOpen(true)}>
        <FileText className="i s" aria-hidden />
        {t('documents.report')}
      </Button>
      {open ? (
        <PaperDialog
          title={t('documents.report')}
          help={t('documents.report.help')}
          languages={languages}
          fetch={(wish) => backend.signing.reportPaper(wish)}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}
