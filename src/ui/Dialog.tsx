import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';

interface DialogProps {
  readonly title: string;
  /** Hides the title from the eye, not from assistive technology. */
  readonly quietTitle?: boolean;
  readonly subtitle?: ReactNode;
  readonly footer?: ReactNode;
  readonly onClose: () => void;
  /** False while closing by Escape or a click beside it would break something off. */
  readonly dismissable?: boolean;
  /** True when nothing in it takes the focus: then the content does, to be scrolled with keys. */
  readonly reading?: boolean;
  readonly children: ReactNode;
}

const SCROLLED_BY_KEYS = { tabIndex: 0, role: 'group', 'aria-label': 'Content' } as const;

/** A dialog over the page: its own scroll, at most 85 % high, Escape closes. */
export function Dialog(props: DialogProps) {
  const {
    title,
    quietTitle = false,
    subtitle,
    footer,
    onClose,
    dismissable = true,
    reading = false,
    children,
  } = props;
  return (
    <ModalOverlay
      isOpen
      isDismissable={dismissable}
      isKeyboardDismissDisabled={!dismissable}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      className="fixed inset-0 z-60 flex items-start justify-center overflow-hidden p-2 pt-[6vh]"
    >
      <div aria-hidden="true" className="fixed inset-0 bg-desk opacity-72" />
      <Modal className="relative w-full max-w-180 outline-none">
        <AriaDialog className="flex max-h-[85dvh] flex-col rounded-bar border border-ink bg-raise outline-none">
          <Heading
            slot="title"
            className={
              quietTitle ? 'sr-only' : 'px-5 pt-5 font-serif text-view font-semibold medium:px-7'
            }
            dir="auto"
          >
            {title}
          </Heading>
          {footer === undefined && !quietTitle && (
            <Button
              aria-label="Close"
              className="hit absolute end-4 top-5 p-1 text-ink2 pointer-coarse:top-3 pointer-coarse:p-3"
              onPress={onClose}
            >
              <X size={18} strokeWidth={1.6} aria-hidden="true" />
            </Button>
          )}
          {subtitle !== undefined && <p className="px-5 pt-1 text-ink2 medium:px-7">{subtitle}</p>}
          <div
            {...(reading ? SCROLLED_BY_KEYS : {})}
            className="min-h-0 flex-1 overflow-y-auto -outline-offset-2"
          >
            {children}
          </div>
          {footer !== undefined && (
            <footer className="flex flex-wrap items-center gap-2.5 border-t border-rule2 px-5 py-3 medium:px-7">
              {footer}
            </footer>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
