import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { texts } from '../texts/en.ts';
import { Button } from './Button.tsx';
import styles from './Dialog.module.css';

interface DialogProps {
  title: string;
  isOpen: boolean;
  onClose(): void;
  children: ReactNode;
  /** What can be done, at the end; a dialog that only shows has none. */
  acts?: ReactNode;
  size?: 'small' | 'wide';
}

export function Dialog({ title, isOpen, onClose, children, acts, size = 'small' }: DialogProps) {
  return (
    <ModalOverlay className={styles.veil} isDismissable isOpen={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Modal className={styles.box} data-size={size}>
        <AriaDialog className={styles.dialog}>
          <header className={styles.head}>
            <Heading slot="title" className={styles.title}>
              {title}
            </Heading>
            <Button variant="quiet" size="icon" aria-label={texts.close} onPress={onClose}>
              <X size={16} aria-hidden="true" />
            </Button>
          </header>
          {/* What scrolls must scroll by keys too. */}
          <div className={styles.body} tabIndex={0}>
            {children}
          </div>
          {acts && <footer className={styles.acts}>{acts}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
