/** The header of every page: brand, what is open, the pages, and the menu of language, theme and signing out. */
import { Command, Gavel, GitCompareArrows, House, Scale, Settings, Users } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import {
  Button,
  Menu,
  Header as MenuHeader,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  type Selection,
  Separator,
} from 'react-aria-components';
import { DEFAULT_LANGUAGE, isLang, LANGS, language } from '../../language/language.ts';
import { printed } from './chord.ts';
import { useI18n } from './i18n.tsx';
import { applyTheme, THEMES, type Theme } from './preferences.ts';
import { hrefOf } from './route.ts';
import { PALETTE_CHORD, useShell } from './shell-context.ts';
import { Code, codeOf } from './signs.tsx';
import { useServices, useSummit } from './summit-context.tsx';

/** `children` stand between the brand and the tools: the page's own title and state. */
export function Header({ children }: { children?: ReactNode }): ReactNode {
  const { t } = useI18n();
  const { desktop } = useServices();
  const { openPalette, inHeader } = useShell();
  const keys = printed(PALETTE_CHORD, desktop.platform === 'mac');
  return (
    <header className="head">
      <a className="brand" href={hrefOf({ page: 'home' })} lang={DEFAULT_LANGUAGE}>
        {t('app.name')}
      </a>
      <span className="vr" />
      {children}
      {inHeader}
      <SettingsMenu />
      <Button className="btn sm line" aria-label={t('palette.open', { keys })} onPress={openPalette}>
        <Command className="i s" aria-hidden />
        <kbd className="kbd">{keys}</kbd>
      </Button>
    </header>
  );
}

/** Links to the pages of the summit. */
export function PageLinks({ current }: { current: 'home' | 'members' | 'changes' | 'rules' | 'adoption' }): ReactNode {
  const { t } = useI18n();
  const { summit } = useSummit();
  return (
    <nav className="pages" aria-label={t('nav.label')}>
      <a className="btn" href={hrefOf({ page: 'home' })} {...(current === 'home' ? { 'aria-current': 'page' } : {})}>
        <House className="i" aria-hidden />
        <span className="sr until-60rem">{t('nav.summit')}</span>
      </a>
      <a
        className="btn"
        href={hrefOf({ page: 'changes' })}
        {...(current === 'changes' ? { 'aria-current': 'page' } : {})}
      >
        <GitCompareArrows className="i" aria-hidden />
        <span className="sr until-60rem">{t('changes.title')}</span>
      </a>
      <a className="btn" href={hrefOf({ page: 'rules' })} {...(current === 'rules' ? { 'aria-current': 'page' } : {})}>
        <Scale className="i" aria-hidden />
        <span className="sr until-60rem">{t('rules.title')}</span>
      </a>
      <a
        className="btn"
        href={hrefOf({ page: 'adoption' })}
        {...(current === 'adoption' ? { 'aria-current': 'page' } : {})}
      >
        <Gavel className="i" aria-hidden />
        <span className="sr until-60rem">{t('adoption.title')}</span>
      </a>
      {summit.me.role === 'secretariat' ? (
        <a
          className="btn"
          href={hrefOf({ page: 'members' })}
          {...(current === 'members' ? { 'aria-current': 'page' } : {})}
        >
          <Users className="i" aria-hidden />
          <span className="sr until-60rem">{t('nav.members')}</span>
        </a>
      ) : null}
    </nav>
  );
}

const only = (keys: Selection): string => (keys === 'all' ? '' : String([...keys][0] ?? ''));

function SettingsMenu(): ReactNode {
  const { t, lang, setLang } = useI18n();
  const { preferences, desktop } = useServices();
  const { signOut } = useShell();
  const { summit } = useSummit();
  const [notify, setNotify] = useState(() => preferences.notify());
  const [theme, setTheme] = useState<Theme>(() => preferences.theme());
  const { me } = summit;
  const chooseTheme = (next: Theme): void => {
    preferences.setTheme(next);
    applyTheme(document, next);
    setTheme(next);
  };
  return (
    <MenuTrigger>
      <Button className="btn">
        <span className="wide">
          <bdi lang={me.nameLang}>{me.name}</bdi>
        </span>
        <Code code={codeOf(me)} />
        <Settings className="i s" aria-hidden />
        <span className="sr">{t('menu.settings')}</span>
      </Button>
      <Popover className="menu popover" placement="bottom end">
        <Menu
          className="menu-list"
          aria-label={t('menu.settings')}
          onAction={(key) => {
            if (key === 'signOut') signOut();
          }}
        >
          <MenuSection
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[lang]}
            onSelectionChange={(keys) => {
              const next = only(keys);
              if (isLang(next)) setLang(next);
            }}
          >
            <MenuHeader className="mi-head">{t('menu.language')}</MenuHeader>
            {LANGS.map((code) => (
              <MenuItem key={code} id={code} className="mi" textValue={language(code).endonym}>
                <Tick />
                <span lang={code} dir={language(code).dir}>
                  {language(code).endonym}
                </span>
              </MenuItem>
            ))}
          </MenuSection>
          <Separator className="menu-rule" />
          <MenuSection
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[theme]}
            onSelectionChange={(keys) => chooseTheme(THEMES.find((each) => each === only(keys)) ?? 'system')}
          >
            <MenuHeader className="mi-head">{t('menu.theme')}</MenuHeader>
            {THEMES.map((each) => (
              <MenuItem key={each} id={each} className="mi" textValue={t(`menu.theme.${each}`)}>
                <Tick />
                <span>{t(`menu.theme.${each}`)}</span>
              </MenuItem>
            ))}
          </MenuSection>
          {desktop.kind === 'electron' ? (
            <MenuSection
              selectionMode="multiple"
              aria-label={t('notices.title')}
              selectedKeys={notify ? ['notify'] : []}
              onSelectionChange={(keys) => {
                const next = keys === 'all' || keys.has('notify');
                preferences.setNotify(next);
                setNotify(next);
              }}
            >
              <MenuItem id="notify" className="mi" textValue={t('notify.setting')}>
                <Tick />
                <span>{t('notify.setting')}</span>
              </MenuItem>
            </MenuSection>
          ) : null}
          <Separator className="menu-rule" />
          <MenuItem id="signOut" className="mi" textValue={t('menu.signOut')}>
            <span className="mi-icon" />
            <span>{t('menu.signOut')}</span>
            <small>{t('menu.account', { name: me.name, role: t(`role.${me.role}`) })}</small>
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

/** Drawn by the style sheet where the item is selected. */
const Tick = (): ReactNode => <span className="mi-icon tick" aria-hidden />;
