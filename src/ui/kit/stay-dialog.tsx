/** Asked before something ends; staying is what Enter and Escape do. */
import type { ReactNode } from 'react';
import { Button, Heading } from 'react-aria-components';
import { Sheet } from './field.tsx';

type Props = {
  readonly title: string;
  readonly body: string;
  readonly go: string;
  readonly stay: string;
  readonly onGo: () => void;
  readonly onStay: () => void;
};

export const StayDialog = ({ title, body, go, stay, onGo, onStay }: Props): ReactNode => (
  <Sheet onClose={onStay}>
    <div className="dialog-form">
      <Heading slot="title">{title}</Heading>
      <div className="dialog-body">
        <p>{body}</p>
      </div>
      <div className="dialog-foot">
        <Button className="btn" onPress={onGo}>
          {go}
        </Button>
        <Button className="btn fill" onPress={onStay} autoFocus>
          {stay}
        </Button>
      </div>
    </div>
  </Sheet>
);
