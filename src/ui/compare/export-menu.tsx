/** This comparison as a file: the formats that a redline has. */
import { Download } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import type { RedlineFormat } from '../../export/index.ts';
import type { Lang } from '../../language/language.ts';
import { useI18n } from '../kit/i18n.tsx';
import { useNotices } from '../kit/notices.tsx';
import { useServices } from '../kit/summit-context.tsx';
import { unprintableNotice } from '../kit/unprintable.ts';

/** The exporters' own table is too heavy for the page; a test compares the two. */
export const REDLINE_FORMATS: { readonly [format in RedlineFormat]: `changes.export.${'docx' | 'html' | 'pdf'}` } = {
  docx: 'changes.export.docx',
  html: 'changes.export.html',
  pdf: 'changes.export.pdf',
};

type Props = {
  readonly resolution: string;
  readonly since: string;
  readonly at: string;
  /** The columns that are shown: one is exported as a text of its own, several side by side. */
  readonly columns: readonly Lang[];
  readonly all: readonly Lang[];
};

export function ExportMenu({ resolution, since, at, columns, all }: Props): ReactNode {
  const i18n = useI18n();
  const { t } = i18n;
  const { backend, desktop } = useServices();
  const { say } = useNotices();
  const save = async (format: string): Promise<void> => {
    const [only] = columns;
    const language = all.length > 1 && columns.length === 1 && only ? only : 'all';
    const params = {
      format,
      language,
      view: 'redline',
      since,
      at,
      ...(format === 'html' ? { list: '' } : {}),
    } as const;
    const result = await backend.exportFile(resolution, params);
    if (!result.ok) return say({ tone: 'warn', text: t('export.failed') });
    const { name, bytes, mime, unprintable } = result.value;
    try {
      if ((await desktop.saveFile(name, new Uint8Array(bytes), mime)) !== 'saved') return;
      say({ tone: 'info', text: t('export.done', { name }) });
      if (unprintable) say(unprintableNotice(i18n, unprintable));
    } catch {
      say({ tone: 'warn', text: t('export.failed') }); // the disk refused
    }
  };
  return (
    <MenuTrigger>
      <Button className="btn line sm">
        <Download className="i s" aria-hidden />
        {t('changes.export')}
      </Button>
      <Popover className="menu popover">
        <Menu className="menu-list" aria-label={t('changes.export')} onAction={(key) => void save(String(key))}>
          {Object.entries(REDLINE_FORMATS).map(([format, label]) => (
            <MenuItem key={format} id={format} className="mi" textValue={t(label)}>
              <span className="mi-icon" />
              <span>{t(label)}</span>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
