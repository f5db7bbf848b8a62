/**
 * Every word of the interface, per language. English is the source of the keys; the other catalogues have the same keys
 * with the same arguments (a test compares them). An area a folder keeps the files readable.
 */
import type { Lang } from '../../language/language.ts';
import { az as azAdoption } from './adoption/az.ts';
import { type AdoptionKey, en as enAdoption } from './adoption/en.ts';
import { fa as faAdoption } from './adoption/fa.ts';
import { kk as kkAdoption } from './adoption/kk.ts';
import { ru as ruAdoption } from './adoption/ru.ts';
import { tk as tkAdoption } from './adoption/tk.ts';
import { az as azAfter } from './after/az.ts';
import { type AfterKey, en as enAfter } from './after/en.ts';
import { fa as faAfter } from './after/fa.ts';
import { kk as kkAfter } from './after/kk.ts';
import { ru as ruAfter } from './after/ru.ts';
import { tk as tkAfter } from './after/tk.ts';
import { az as azChanges } from './changes/az.ts';
import { type ChangesKey, en as enChanges } from './changes/en.ts';
import { fa as faChanges } from './changes/fa.ts';
import { kk as kkChanges } from './changes/kk.ts';
import { ru as ruChanges } from './changes/ru.ts';
import { tk as tkChanges } from './changes/tk.ts';
import { az as azComments } from './comments/az.ts';
import { type CommentsKey, en as enComments } from './comments/en.ts';
import { fa as faComments } from './comments/fa.ts';
import { kk as kkComments } from './comments/kk.ts';
import { ru as ruComments } from './comments/ru.ts';
import { tk as tkComments } from './comments/tk.ts';
import { az as azDesktop } from './desktop/az.ts';
import { type DesktopKey, en as enDesktop } from './desktop/en.ts';
import { fa as faDesktop } from './desktop/fa.ts';
import { kk as kkDesktop } from './desktop/kk.ts';
import { ru as ruDesktop } from './desktop/ru.ts';
import { tk as tkDesktop } from './desktop/tk.ts';
import { az as azDocuments } from './documents/az.ts';
import { type DocumentsKey, en as enDocuments } from './documents/en.ts';
import { fa as faDocuments } from './documents/fa.ts';
import { kk as kkDocuments } from './documents/kk.ts';
import { ru as ruDocuments } from './documents/ru.ts';
import { tk as tkDocuments } from './documents/tk.ts';
import { az as azFrame } from './frame/az.ts';
import { en as enFrame, type FrameKey } from './frame/en.ts';
import { fa as faFrame } from './frame/fa.ts';
import { kk as kkFrame } from './frame/kk.ts';
import { ru as ruFrame } from './frame/ru.ts';
import { tk as tkFrame } from './frame/tk.ts';
import { az as azHistory } from './history/az.ts';
import { en as enHistory, type HistoryKey } from './history/en.ts';
import { fa as faHistory } from './history/fa.ts';
import { kk as kkHistory } from './history/kk.ts';
import { ru as ruHistory } from './history/ru.ts';
import { tk as tkHistory } from './history/tk.ts';
import { az as azLanguages } from './languages/az.ts';
import { en as enLanguages, type LanguagesKey } from './languages/en.ts';
import { fa as faLanguages } from './languages/fa.ts';
import { kk as kkLanguages } from './languages/kk.ts';
import { ru as ruLanguages } from './languages/ru.ts';
import { tk as tkLanguages } from './languages/tk.ts';
import { az as azNegotiate } from './negotiate/az.ts';
import { en as enNegotiate, type NegotiateKey } from './negotiate/en.ts';
import { fa as faNegotiate } from './negotiate/fa.ts';
import { kk as kkNegotiate } from './negotiate/kk.ts';
import { ru as ruNegotiate } from './negotiate/ru.ts';
import { tk as tkNegotiate } from './negotiate/tk.ts';
import { az as azPeople } from './people/az.ts';
import { en as enPeople, type PeopleKey } from './people/en.ts';
import { fa as faPeople } from './people/fa.ts';
import { kk as kkPeople } from './people/kk.ts';
import { ru as ruPeople } from './people/ru.ts';
import { tk as tkPeople } from './people/tk.ts';
import { az as azProposals } from './proposals/az.ts';
import { en as enProposals, type ProposalsKey } from './proposals/en.ts';
import { fa as faProposals } from './proposals/fa.ts';
import { kk as kkProposals } from './proposals/kk.ts';
import { ru as ruProposals } from './proposals/ru.ts';
import { tk as tkProposals } from './proposals/tk.ts';
import { az as azRecord } from './record/az.ts';
import { en as enRecord, type RecordKey } from './record/en.ts';
import { fa as faRecord } from './record/fa.ts';
import { kk as kkRecord } from './record/kk.ts';
import { ru as ruRecord } from './record/ru.ts';
import { tk as tkRecord } from './record/tk.ts';
import { az as azRecovery } from './recovery/az.ts';
import { en as enRecovery, type RecoveryKey } from './recovery/en.ts';
import { fa as faRecovery } from './recovery/fa.ts';
import { kk as kkRecovery } from './recovery/kk.ts';
import { ru as ruRecovery } from './recovery/ru.ts';
import { tk as tkRecovery } from './recovery/tk.ts';
import { az as azRules } from './rules/az.ts';
import { en as enRules, type RulesKey } from './rules/en.ts';
import { fa as faRules } from './rules/fa.ts';
import { kk as kkRules } from './rules/kk.ts';
import { ru as ruRules } from './rules/ru.ts';
import { tk as tkRules } from './rules/tk.ts';
import { az as azSigning } from './signing/az.ts';
import { en as enSigning, type SigningKey } from './signing/en.ts';
import { fa as faSigning } from './signing/fa.ts';
import { kk as kkSigning } from './signing/kk.ts';
import { ru as ruSigning } from './signing/ru.ts';
import { tk as tkSigning } from './signing/tk.ts';
import { az as azTable } from './table/az.ts';
import { en as enTable, type TableKey } from './table/en.ts';
import { fa as faTable } from './table/fa.ts';
import { kk as kkTable } from './table/kk.ts';
import { ru as ruTable } from './table/ru.ts';
import { tk as tkTable } from './table/tk.ts';

export type MessageKey =
  | FrameKey
  | TableKey
  | NegotiateKey
  | PeopleKey
  | ProposalsKey
  | CommentsKey
  | DesktopKey
  | LanguagesKey
  | RecoveryKey
  | RulesKey
  | AdoptionKey
  | HistoryKey
  | AfterKey
  | ChangesKey
  | RecordKey
  | SigningKey
  | DocumentsKey;
/** ICU MessageFormat patterns by key. */
export type Messages = { readonly [key in MessageKey]: string };

export const CATALOGUES: { readonly [lang in Lang]: Messages } = {
  fa: {
    ...faFrame,
    ...faTable,
    ...faNegotiate,
    ...faPeople,
    ...faProposals,
    ...faComments,
    ...faDesktop,
    ...faLanguages,
    ...faRecovery,
    ...faRules,
    ...faAdoption,
    ...faHistory,
    ...faAfter,
    ...faChanges,
    ...faRecord,
    ...faSigning,
    ...faDocuments,
  },
  ru: {
    ...ruFrame,
    ...ruTable,
    ...ruNegotiate,
    ...ruPeople,
    ...ruProposals,
    ...ruComments,
    ...ruDesktop,
    ...ruLanguages,
    ...ruRecovery,
    ...ruRules,
    ...ruAdoption,
    ...ruHistory,
    ...ruAfter,
    ...ruChanges,
    ...ruRecord,
    ...ruSigning,
    ...ruDocuments,
  },
  az: {
    ...azFrame,
    ...azTable,
    ...azNegotiate,
    ...azPeople,
    ...azProposals,
    ...azComments,
    ...azDesktop,
    ...azLanguages,
    ...azRecovery,
    ...azRules,
    ...azAdoption,
    ...azHistory,
    ...azAfter,
    ...azChanges,
    ...azRecord,
    ...azSigning,
    ...azDocuments,
  },
  kk: {
    ...kkFrame,
    ...kkTable,
    ...kkNegotiate,
    ...kkPeople,
    ...kkProposals,
    ...kkComments,
    ...kkDesktop,
    ...kkLanguages,
    ...kkRecovery,
    ...kkRules,
    ...kkAdoption,
    ...kkHistory,
    ...kkAfter,
    ...kkChanges,
    ...kkRecord,
    ...kkSigning,
    ...kkDocuments,
  },
  tk: {
    ...tkFrame,
    ...tkTable,
    ...tkNegotiate,
    ...tkPeople,
    ...tkProposals,
    ...tkComments,
    ...tkDesktop,
    ...tkLanguages,
    ...tkRecovery,
    ...tkRules,
    ...tkAdoption,
    ...tkHistory,
    ...tkAfter,
    ...tkChanges,
    ...tkRecord,
    ...tkSigning,
    ...tkDocuments,
  },
  en: {
    ...enFrame,
    ...enTable,
    ...enNegotiate,
    ...enPeople,
    ...enProposals,
    ...enComments,
    ...enDesktop,
    ...enLanguages,
    ...enRecovery,
    ...enRules,
    ...enAdoption,
    ...enHistory,
    ...enAfter,
    ...enChanges,
    ...enRecord,
    ...enSigning,
    ...enDocuments,
  },
};
