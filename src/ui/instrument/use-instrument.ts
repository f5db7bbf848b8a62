/**
 * The instrument as the server has it, asked for again when the window comes back and every half minute, because other
 * delegations sign meanwhile; and its texts, which are fetched anew only when their digest is another.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Declaration } from '../../domain/clause/declaration.ts';
import type { InstrumentView } from '../../domain/instrument/instrument-view.ts';
import { useAskAgain } from '../kit/ask-again.ts';
import type { Failure } from '../kit/backend.ts';
import { useServices } from '../kit/summit-context.tsx';
import { momentOf, settingNow, stageOf } from './stage.ts';

const AGAIN = 30_000;

/** The texts of an instrument, by their resolution. */
export type Texts = ReadonlyMap<string, Declaration>;

export type InstrumentState = {
  readonly view: InstrumentView | null;
  readonly texts: ReadonlyMap<string, Declaration>;
  /** Of the last question, if it failed; what is known stays. */
  readonly failure: Failure | null;
  readonly reload: () => Promise<void>;
};

const NONE: ReadonlyMap<string, Declaration> = new Map();

export function useInstrument(): InstrumentState {
  const { backend } = useServices();
  const [view, setView] = useState<InstrumentView | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const turn = useRef(0);
  const reload = useCallback(async () => {
    const mine = ++turn.current;
    const result = await backend.signing.instrument();
    if (mine !== turn.current) return;
    if (result.ok) setView(result.value);
    setFailure(result.ok ? null : result.reason);
  }, [backend]);
  useAskAgain(
    useCallback(() => void reload(), [reload]),
    AGAIN,
  );
  // What is still on its way when the page closes comes to nobody.
  useEffect(
    () => () => {
      turn.current += 1;
    },
    [],
  );
  return { view, texts: useTexts(view), failure, reload };
}

/** Asked for once, when what shows it opens: counting what is missing reads every resolution. Null until it has come. */
export function useInstrumentOnce(): InstrumentView | null {
  const { backend } = useServices();
  const [view, setView] = useState<InstrumentView | null>(null);
  useEffect(() => {
    let gone = false;
    void backend.signing.instrument().then((answer) => {
      if (answer.ok && !gone) setView(answer.value);
    });
    return () => {
      gone = true;
    };
  }, [backend]);
  return view;
}

function useTexts(view: InstrumentView | null): Texts {
  const { backend } = useServices();
  const [texts, setTexts] = useState(NONE);
  const now = view && stageOf(view);
  // Which texts these are, in one word: the sealed ones never change, those of now have a digest.
  const key = view && now ? (now.stage === 'open' ? view.digest : now.seal.id) : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says whether the texts are others
  useEffect(() => {
    if (!view) return undefined;
    let gone = false;
    const wanted = settingNow(view).resolutions;
    void Promise.all(wanted.map(async (id) => [id, await backend.declaration(id, momentOf(view, id))] as const)).then(
      (answers) => {
        if (gone) return;
        setTexts(new Map(answers.flatMap(([id, answer]) => (answer.ok ? [[id, answer.value] as const] : []))));
      },
    );
    return () => {
      gone = true;
    };
  }, [backend, key]);
  return texts;
}
