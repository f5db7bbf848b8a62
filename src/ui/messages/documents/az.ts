import type { DocumentsKey } from './en.ts';

// native review: all
export const az: { readonly [key in DocumentsKey]: string } = {
  'documents.title': 'Görüşün sənədləri',
  'documents.none': 'Hələ sənəd buraxılmayıb.',
  'documents.off': 'Sənədlərin rəmzi yoxdur.',
  'documents.all': 'Hamısını göstər: {count}',
  'documents.cut': 'Son sənədlər göstərilib ({count}); əvvəlkilər çap siyahısındadır.',
  'documents.print': 'Siyahını çap et',
  'documents.report': 'Görüşün hesabatı',
  'documents.report.help': 'Jurnalın indiki vəziyyətindən tərtib olunur. Saxlanılmır: eyni jurnal eyni hesabatı verir.',
  'documents.kind.draft': 'Layihə',
  'documents.kind.proposal': 'Təklif',
  'documents.kind.chair': 'Sədrin mətni',
  'documents.kind.correction': 'Redaktə təklifi',
  'documents.base.set': 'Rəmz ver…',
  'documents.base.change': 'Əsas: {base}',
  'documents.base.title': 'Sənəd rəmzlərinin əsası',
  'documents.base.label': 'Əsas',
  'documents.base.help':
    'Əyri xətlər arasında latın hərfləri, rəqəmlər və nöqtələr, məsələn CSG/1. Layihələr CSG/1/L.1, təkliflər CSG/1/CRP.1 olur. İlk sənəd buraxıldıqdan sonra dəyişmir. Rəmz olmasın deyə boş saxlayın.',
  'documents.base.bad': 'Əyri xətlər arasında latın hərfləri, rəqəmlər və nöqtələr yazın, məsələn CSG/1.',
  'documents.base.submit': 'Yadda saxla',
  'documents.base.saved': 'Sənəd rəmzlərinin əsası müəyyən edildi.',
  'palette.documents': 'Sənədlər',
};
