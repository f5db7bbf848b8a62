/** Form parts with the look of the program: a labelled text field, a choice from a list, and a dialog around a form. */
import { Check, ChevronDown, X } from 'lucide-react';
import type { FormEvent, ReactNode } from 'react';
import {
  Button,
  Dialog,
  FieldError,
  Heading,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Modal,
  ModalOverlay,
  Popover,
  Select,
  SelectValue,
  Text,
  TextArea,
  TextField,
} from 'react-aria-components';
import type { Lang } from '../../language/language.ts';
import { language } from '../../language/language.ts';
import { useI18n } from './i18n.tsx';
import { RefusedHere } from './notices.tsx';

type FieldProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly help?: string;
  readonly error?: string | undefined;
  readonly required?: boolean;
  readonly autoFocus?: boolean;
  readonly multiline?: boolean;
  readonly maxLength?: number;
  /** Codes and addresses are typed left to right, without spelling help. */
  readonly code?: boolean;
  /** A password: hidden, and kept by nobody. */
  readonly secret?: boolean;
};

export function Field({
  label,
  value,
  onChange,
  help,
  error,
  required,
  autoFocus,
  multiline,
  maxLength,
  code,
  secret,
}: FieldProps): ReactNode {
  const limits = maxLength === undefined ? {} : { maxLength };
  return (
    <TextField
      className="field"
      value={value}
      onChange={onChange}
      isInvalid={Boolean(error)}
      isRequired={required ?? false}
      autoFocus={autoFocus ?? false}
      validationBehavior="aria"
      {...limits}
    >
      <Label>{label}</Label>
      {multiline ? (
        <TextArea className="input" rows={3} dir="auto" />
      ) : (
        <Input
          className={code ? 'input mono' : 'input'}
          dir={code ? 'ltr' : 'auto'}
          type={secret ? 'password' : 'text'}
          autoComplete="off"
          spellCheck={code ? 'false' : 'true'}
        />
      )}
      {help ? <Text slot="description">{help}</Text> : null}
      <FieldError>{error}</FieldError>
    </TextField>
  );
}

export type Option = { readonly id: string; readonly label: string; readonly lang?: Lang; readonly detail?: string };

type ChoiceProps = {
  readonly label: string;
  readonly options: readonly Option[];
  readonly value: string;
  readonly onChange: (id: string) => void;
  /** The label is only spoken. */
  readonly quiet?: boolean;
  readonly icon?: ReactNode;
};

export function Choice({ label, options, value, onChange, quiet, icon }: ChoiceProps): ReactNode {
  return (
    <Select
      className={quiet ? 'choice' : 'field choice'}
      value={value}
      onChange={(key) => onChange(String(key))}
      {...(quiet ? { 'aria-label': label } : {})}
    >
      {quiet ? null : <Label>{label}</Label>}
      <Button className="pick">
        {icon}
        <SelectValue className="pick-value">{({ defaultChildren }) => defaultChildren}</SelectValue>
        <ChevronDown className="i s" aria-hidden />
      </Button>
      <Popover className="menu popover">
        <ListBox className="menu-list" items={options}>
          {(option) => (
            <ListBoxItem id={option.id} textValue={option.label} className="mi">
              {({ isSelected }) => (
                <>
                  <span className="mi-icon">{isSelected ? <Check className="i s" aria-hidden /> : null}</span>
                  <span {...(option.lang ? { lang: option.lang, dir: language(option.lang).dir } : {})}>
                    <bdi>{option.label}</bdi>
                  </span>
                  {option.detail ? <small>{option.detail}</small> : null}
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}

type FormDialogProps = {
  readonly title: string;
  readonly submit: string;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly busy?: boolean;
  readonly disabled?: boolean;
  readonly wide?: boolean;
};

/** A dialog with one decision: Escape and Cancel leave everything as it was. */
export function FormDialog({
  title,
  submit,
  onSubmit,
  onClose,
  children,
  busy,
  disabled,
  wide,
}: FormDialogProps): ReactNode {
  const { t } = useI18n();
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (!busy && !disabled) onSubmit();
  };
  return (
    <Sheet onClose={onClose} wide={wide ?? false}>
      <form onSubmit={send} className="dialog-form">
        <Heading slot="title">{title}</Heading>
        <div className="dialog-body">
          {children}
          <RefusedHere />
        </div>
        <div className="dialog-foot">
          <Button className="btn" onPress={onClose}>
            {t('app.cancel')}
          </Button>
          {/* While it works it takes no second press (see above) but keeps the focus, or Escape would reach nobody. */}
          <Button className="btn fill" type="submit" isDisabled={disabled ?? false}>
            {submit}
          </Button>
        </div>
      </form>
    </Sheet>
  );
}

/** A modal sheet; `children` bring their own heading (slot "title") and buttons. */
/** The head of a sheet that is read and closed. The button has the focus unless something below asks for it. */
export function SheetTop({
  title,
  onClose,
  autoFocus = true,
}: {
  readonly title: string;
  readonly onClose: () => void;
  readonly autoFocus?: boolean;
}): ReactNode {
  const { t } = useI18n();
  return (
    <div className="dialog-top">
      <Heading slot="title">{title}</Heading>
      <Button className="btn icon sm" aria-label={t('app.close')} onPress={onClose} autoFocus={autoFocus}>
        <X className="i s" aria-hidden />
      </Button>
    </div>
  );
}

export function Sheet({
  onClose,
  children,
  wide,
}: {
  onClose: () => void;
  children: ReactNode;
  wide?: boolean;
}): ReactNode {
  return (
    <ModalOverlay className="veil" isOpen isDismissable onOpenChange={(open) => (open ? undefined : onClose())}>
      <Modal className={wide ? 'sheet wide-sheet' : 'sheet'}>
        <Dialog className="dialog">{children}</Dialog>
      </Modal>
    </ModalOverlay>
  );
}
