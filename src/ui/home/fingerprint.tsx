/** A SHA-256 in groups of four, four groups a line, so that two people can read it to each other. */
import type { ReactNode } from 'react';
import { DEFAULT_LANGUAGE } from '../../domain/language.ts';

export function Fingerprint({ sha256 }: { readonly sha256: string }): ReactNode {
  const groups = sha256.toUpperCase().match(/.{4}/g) ?? [];
  return (
    <code className="mono fingerprint" dir="ltr" lang={DEFAULT_LANGUAGE}>
      {groups.map((group, at) => (
        // Groups may repeat; their places do not.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above.
        <span key={at}>{group} </span>
      ))}
    </code>
  );
}
