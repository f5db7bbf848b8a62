/** A document symbol as a page shows it: from the left whatever stands around it, and never broken. */
import type { ReactNode } from 'react';

export const DocumentSymbol = ({ symbol }: { readonly symbol: string | undefined }): ReactNode =>
  symbol ? (
    <span className="doc-symbol" dir="ltr">
      {symbol}
    </span>
  ) : null;

/** Inside a sentence. */
export const isolatedSymbol = (symbol: string): string => `\u2066${symbol}\u2069`;
