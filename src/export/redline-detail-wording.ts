/**
 * How a list of changes says what a clause came out of, what delegations think of it now, and what became of proposals. The
 * names of stances and states are those of the interface. Numbers of clauses stand behind a colon where the language would
 * have to inflect them.
 */
import type { Stance } from '../domain/clause/clause.ts';
import type { ProposalState } from '../domain/negotiation/record.ts';
import type { Lang } from '../language/language.ts';

export type DetailWording = {
  /** `{clause}`: a number, or several with commas. */
  readonly splitFrom: string;
  readonly splitInto: string;
  readonly mergedInto: string;
  readonly mergedFrom: string;
  readonly stance: { readonly [stance in Stance | 'none']: string };
  /** Behind a stance: it was given on an earlier text. */
  readonly lapsed: string;
  readonly proposal: { readonly [state in ProposalState | 'none']: string };
};

// native review: all but English
export const DETAIL_WORDING: { readonly [lang in Lang]: DetailWording } = {
  fa: {
    splitFrom: 'جداشده از: {clause}',
    splitInto: 'از آن جدا شد: {clause}',
    mergedInto: 'پیوسته به: {clause}',
    mergedFrom: 'به آن پیوست: {clause}',
    stance: {
      agree: 'موافق',
      'agree-ad-referendum': 'موافق مشروط (ad referendum)',
      reserve: 'با قید شرط',
      object: 'مخالف',
      none: 'بدون موضع',
    },
    lapsed: 'بر متن پیشین',
    proposal: {
      tabled: 'ارائه شد',
      accepted: 'پذیرفته',
      rejected: 'ردشده',
      withdrawn: 'پس‌گرفته',
      superseded: 'منتفی',
      none: '—',
    },
  },
  ru: {
    splitFrom: 'выделено из: {clause}',
    splitInto: 'отсюда выделено: {clause}',
    mergedInto: 'включено в: {clause}',
    mergedFrom: 'сюда включено: {clause}',
    stance: {
      agree: 'согласны',
      'agree-ad-referendum': 'согласны ad referendum',
      reserve: 'оговорка',
      object: 'возражают',
      none: 'позиции нет',
    },
    lapsed: 'на прежнем тексте',
    proposal: {
      tabled: 'внесено',
      accepted: 'принято',
      rejected: 'отклонено',
      withdrawn: 'отозвано',
      superseded: 'отпало',
      none: '—',
    },
  },
  az: {
    splitFrom: 'ayrıldığı müddəa: {clause}',
    splitInto: 'ondan ayrılan: {clause}',
    mergedInto: 'birləşdiyi müddəa: {clause}',
    mergedFrom: 'ona birləşən: {clause}',
    stance: {
      agree: 'razıdır',
      'agree-ad-referendum': 'ad referendum razıdır',
      reserve: 'qeyd-şərtlə',
      object: 'etiraz edir',
      none: 'mövqe yoxdur',
    },
    lapsed: 'əvvəlki mətnə',
    proposal: {
      tabled: 'təqdim edilib',
      accepted: 'qəbul edilib',
      rejected: 'rədd edilib',
      withdrawn: 'geri götürülüb',
      superseded: 'qüvvədən düşüb',
      none: '—',
    },
  },
  kk: {
    splitFrom: 'бөлініп шыққан ережесі: {clause}',
    splitInto: 'одан бөлінгені: {clause}',
    mergedInto: 'қосылған ережесі: {clause}',
    mergedFrom: 'оған қосылғаны: {clause}',
    stance: {
      agree: 'келіседі',
      'agree-ad-referendum': 'ad referendum келіседі',
      reserve: 'ескертпемен',
      object: 'қарсы',
      none: 'ұстаным жоқ',
    },
    lapsed: 'бұрынғы мәтінге',
    proposal: {
      tabled: 'ұсынылды',
      accepted: 'қабылданды',
      rejected: 'қабылданбады',
      withdrawn: 'қайтарып алынды',
      superseded: 'күшін жойды',
      none: '—',
    },
  },
  tk: {
    splitFrom: 'bölünip çykan düzgüni: {clause}',
    splitInto: 'ondan bölünen: {clause}',
    mergedInto: 'goşulan düzgüni: {clause}',
    mergedFrom: 'oňa goşulan: {clause}',
    stance: {
      agree: 'razy',
      'agree-ad-referendum': 'ad referendum razy',
      reserve: 'şertli',
      object: 'garşy',
      none: 'garaýyş ýok',
    },
    lapsed: 'öňki tekste',
    proposal: {
      tabled: 'hödürlendi',
      accepted: 'kabul edildi',
      rejected: 'ret edildi',
      withdrawn: 'yzyna alyndy',
      superseded: 'güýjüni ýitirdi',
      none: '—',
    },
  },
  en: {
    splitFrom: 'part of: {clause}',
    splitInto: 'split off from it: {clause}',
    mergedInto: 'merged into: {clause}',
    mergedFrom: 'took in: {clause}',
    stance: {
      agree: 'agrees',
      'agree-ad-referendum': 'agrees ad referendum',
      reserve: 'reserves',
      object: 'objects',
      none: 'no stance',
    },
    lapsed: 'on an earlier text',
    proposal: {
      tabled: 'tabled',
      accepted: 'accepted',
      rejected: 'rejected',
      withdrawn: 'withdrawn',
      superseded: 'superseded',
      none: '—',
    },
  },
};
