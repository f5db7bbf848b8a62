/** The secretariat's list of people: invite, change columns, make a new code, withdraw access. Every act is a command. */
import { KeyRound, Pencil, UserPlus, UserX } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from 'react-aria-components';
import type { Member } from '../../domain/summit/summit.ts';
import { compareText } from '../../language/collation.ts';
import { language } from '../../language/language.ts';
import { Header, PageLinks } from '../kit/header.tsx';
import { useI18n } from '../kit/i18n.tsx';
import { NoticeBars } from '../kit/notices.tsx';
import { Code, codeOf, initials } from '../kit/signs.tsx';
import { useByPlace } from '../kit/states-order.ts';
import { useSummitCommand } from '../kit/summit-command.ts';
import { useSummit } from '../kit/summit-context.tsx';
import { useTitle } from '../kit/title.ts';
import { type Invitation, InvitationSheet } from './invitation.tsx';
import { ColumnsDialog, ConfirmRevoke, InviteDialog } from './member-dialog.tsx';

type Open = { readonly kind: 'invite' } | { readonly kind: 'columns' | 'revoke'; readonly member: Member };

export function MembersPage(): ReactNode {
  const { t, lang, name } = useI18n();
  const { summit } = useSummit();
  const run = useSummitCommand();
  useTitle(t('members.title'));
  const [open, setOpen] = useState<Open | null>(null);
  const [invitation, setInvitation] = useState<Invitation | null>(null);
  const byCode = useByPlace();
  const members = [...summit.members].sort(
    (a, b) => byCode(a.delegation, b.delegation) || compareText(lang, a.name, b.name),
  );
  const newCode = async (member: Member): Promise<void> => {
    const answer = await run({ type: 'member.code', member: member.id });
    if (answer?.code) setInvitation({ name: member.name, code: answer.code });
  };
  return (
    <div className="app">
      <Header>
        <PageLinks current="members" />
        <span className="grow" />
      </Header>
      <NoticeBars />
      <main className="page">
        <div className="home">
          <div className="masthead">
            <div>
              <h1>{t('members.title')}</h1>
              <p>{t('members.count', { count: members.filter(({ revoked }) => !revoked).length })}</p>
            </div>
            <span className="grow" />
            <Button className="btn fill" onPress={() => setOpen({ kind: 'invite' })}>
              <UserPlus className="i" aria-hidden />
              {t('members.invite')}
            </Button>
          </div>
          <section className="pane">
            <table className="led members">
              <thead>
                <tr>
                  <th scope="col">{t('members.name')}</th>
                  <th scope="col">{t('members.role')}</th>
                  <th scope="col">{t('members.delegation')}</th>
                  <th scope="col">{t('members.columns')}</th>
                  <th scope="col">{t('members.state')}</th>
                  <th scope="col">{t('members.actions')}</th>
                </tr>
              </thead>
              <tbody>
                {members.map((member) => (
                  <tr key={member.id} className={member.revoked ? 'gone' : ''}>
                    <td>
                      <span className={`person ${codeOf(member).toLowerCase()}`} lang={member.nameLang} aria-hidden>
                        {initials(member.name)}
                      </span>{' '}
                      <bdi lang={member.nameLang}>{member.name}</bdi>
                    </td>
                    <td>{member.head ? t('role.head') : t(`role.${member.role}`)}</td>
                    <td>
                      {member.delegation ? (
                        <>
                          <Code code={member.delegation} />{' '}
                          {name(summit.delegations.find(({ id }) => id === member.delegation)?.names)}
                        </>
                      ) : (
                        <span className="muted">{t('members.noDelegation')}</span>
                      )}
                    </td>
                    <td>
                      <WritesIn member={member} />
                    </td>
                    <td className={member.revoked ? 'muted' : 'ok'}>
                      {t(member.revoked ? 'members.revoked' : 'members.active')}
                    </td>
                    <td>
                      {member.revoked || member.id === summit.me.id ? null : (
                        <span className="acts-row">
                          {member.role === 'negotiator' ? (
                            <Act
                              icon={<Pencil className="i s" aria-hidden />}
                              label={t('members.change')}
                              of={member}
                              onPress={() => setOpen({ kind: 'columns', member })}
                            />
                          ) : null}
                          <Act
                            icon={<KeyRound className="i s" aria-hidden />}
                            label={t('members.code')}
                            of={member}
                            onPress={() => void newCode(member)}
                          />
                          <Act
                            icon={<UserX className="i s" aria-hidden />}
                            label={t('members.revoke')}
                            of={member}
                            onPress={() => setOpen({ kind: 'revoke', member })}
                          />
                        </span>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        </div>
      </main>
      {open?.kind === 'invite' ? <InviteDialog onClose={() => setOpen(null)} onInvited={setInvitation} /> : null}
      {open?.kind === 'columns' ? <ColumnsDialog member={open.member} onClose={() => setOpen(null)} /> : null}
      {open?.kind === 'revoke' ? <ConfirmRevoke member={open.member} onClose={() => setOpen(null)} /> : null}
      {invitation ? <InvitationSheet invitation={invitation} onClose={() => setInvitation(null)} /> : null}
    </div>
  );
}

type ActProps = { readonly icon: ReactNode; readonly label: string; readonly of: Member; readonly onPress: () => void };

const Act = ({ icon, label, of, onPress }: ActProps): ReactNode => (
  <Button className="btn sm" onPress={onPress} aria-label={`${label}: ${of.name}`}>
    {icon}
    <span className="wide">{label}</span>
  </Button>
);

function WritesIn({ member }: { member: Member }): ReactNode {
  const { t } = useI18n();
  if (member.role === 'secretariat') return t('members.columns.all');
  if (member.columns.length === 0) return <span className="muted">{t('members.columns.none')}</span>;
  return member.columns.map((lang) => (
    <span key={lang} className="colname" lang={lang} dir={language(lang).dir}>
      {language(lang).endonym}
    </span>
  ));
}
