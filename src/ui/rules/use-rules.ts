/** The rules of procedure as the summit's page knows them; a copy kept by an earlier version of the program has none. */
import { NO_RULES, type RulesState } from '../../domain/negotiation/rules-adoption.ts';
import { useSummit } from '../kit/summit-context.tsx';

export const useRules = (): RulesState => useSummit().summit.rules ?? NO_RULES;
