/** The head of a page beside a resolution's table: the way back, what the page is, and of which resolution; also the tab's title. */
import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useI18n } from './i18n.tsx';
import { go } from './route.ts';
import { useSummit } from './summit-context.tsx';
import { useTitle } from './title.ts';

type Props = { readonly resolution: string; readonly what: string };

/** A resolution's title in the language of the interface; its id where it has none. */
export function useResolutionTitle(resolution: string): string {
  const { name } = useI18n();
  const { summit } = useSummit();
  return name(summit.resolutions.find(({ id }) => id === resolution)?.title) || resolution;
}

export function PageHeading({ resolution, what }: Props): ReactNode {
  const { t } = useI18n();
  const title = useResolutionTitle(resolution);
  useTitle(`${what}: ${title}`);
  return (
    <>
      <Button className="btn icon sm" aria-label={t('compare.back')} onPress={() => go({ page: 'table', resolution })}>
        <ArrowLeft className="i flip" aria-hidden />
      </Button>
      <h1>
        <span className="wide">{what}: </span>
        {title}
      </h1>
    </>
  );
}
