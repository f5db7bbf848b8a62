/** A list whose order matters and of which some are chosen: ticked, and moved up and down with buttons. */
import { ChevronDown, ChevronUp } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { Button } from 'react-aria-components';
import { useI18n } from '../kit/i18n.tsx';

type Props = {
  readonly label: string;
  /** In order. */
  readonly chosen: readonly string[];
  readonly all: readonly string[];
  readonly name: (id: string) => string;
  /** All stay chosen; only their order is set. */
  readonly fixed?: boolean;
  readonly onChange: (chosen: readonly string[]) => void;
};

/** `list` with the entry at `at` exchanged with its neighbour; the same list at either end. */
export function moved(list: readonly string[], at: number, by: -1 | 1): readonly string[] {
  const [one, other] = [list[at], list[at + by]];
  if (one === undefined || other === undefined) return list;
  return list.map((each, index) => (index === at ? other : index === at + by ? one : each));
}

export function Ordered({ label, chosen, all, name, fixed = false, onChange }: Props): ReactNode {
  const { t, number } = useI18n();
  const id = useId();
  const rest = all.filter((each) => !chosen.includes(each));
  const tick = (each: string): void =>
    onChange(chosen.includes(each) ? chosen.filter((one) => one !== each) : [...chosen, each]);
  return (
    <fieldset className="ordered" aria-labelledby={id}>
      <legend id={id}>{label}</legend>
      <ol>
        {[...chosen, ...rest].map((each) => {
          const at = chosen.indexOf(each);
          return (
            <li key={each} className={at < 0 ? 'off' : ''}>
              <span className="num muted">{at < 0 ? '' : number(at + 1)}</span>
              {fixed ? (
                <span>{name(each)}</span>
              ) : (
                <label>
                  <input type="checkbox" checked={at >= 0} onChange={() => tick(each)} /> {name(each)}
                </label>
              )}
              {at < 0 ? null : (
                <span className="moves">
                  <Button
                    className="btn icon sm"
                    aria-label={t('signing.move.up', { name: name(each) })}
                    isDisabled={at === 0}
                    onPress={() => onChange(moved(chosen, at, -1))}
                  >
                    <ChevronUp className="i s" aria-hidden />
                  </Button>
                  <Button
                    className="btn icon sm"
                    aria-label={t('signing.move.down', { name: name(each) })}
                    isDisabled={at === chosen.length - 1}
                    onPress={() => onChange(moved(chosen, at, 1))}
                  >
                    <ChevronDown className="i s" aria-hidden />
                  </Button>
                </span>
              )}
            </li>
          );
        })}
      </ol>
    </fieldset>
  );
}
