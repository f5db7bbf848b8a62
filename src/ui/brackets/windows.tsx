/** What the bracket action needs on the page: its button, its commands, the proposal, the list of all brackets, the hint. */
import { Brackets } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { printed } from '../kit/chord.ts';
import { useI18n } from '../kit/i18n.tsx';
import { useServices } from '../kit/summit-context.tsx';
import { BracketAsk } from './ask.tsx';
import { BRACKET_CHORD, BracketCommands, useBracket } from './commands.ts';
import { BracketsDialog } from './dialog.tsx';
import { BracketHint } from './hint.tsx';

export const BracketWindows = (): ReactNode => (
  <>
    <BracketCommands />
    <BracketAsk />
    <BracketsDialog />
    <BracketHint />
  </>
);

export function BracketButton(): ReactNode {
  const { t } = useI18n();
  const { desktop } = useServices();
  const bracket = useBracket();
  const keys = printed(BRACKET_CHORD, desktop.platform === 'mac');
  return (
    <Button className="btn sm line" aria-label={`${t('brackets.act')} (${keys})`} onPress={bracket}>
      <Brackets className="i s" aria-hidden />
      <span className="wide">{t('brackets.act.short')}</span>
    </Button>
  );
}
