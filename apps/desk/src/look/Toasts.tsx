import { X } from 'lucide-react';
import { useEffect, type ReactNode } from 'react';
import { texts } from '../texts/en.ts';
import { Button } from './Button.tsx';
import styles from './Toasts.module.css';

export interface Toast {
  id: string;
  text: ReactNode;
  /** loud: somebody else did this; late: it did not work. */
  tone?: 'plain' | 'loud' | 'late';
  /** What takes it back, and its name. */
  act?: { name: string; onPress(): void };
  /** Leaves by itself after this long; without it, it stays until it is closed. */
  lastsMs?: number;
}

interface ToastsProps {
  toasts: readonly Toast[];
  onClose(id: string): void;
}

/**
 * What happened, told once, above what one reads and clear of what one writes. The region is always there, so that
 * screen readers hear what enters it.
 */
export function Toasts({ toasts, onClose }: ToastsProps) {
  return (
    <section
      className={styles.region}

      aria-label={texts.notices}
      aria-live="polite"
      aria-relevant="additions"
    >
      {toasts.map((toast) => (
        <Notice key={toast.id} toast={toast} onClose={onClose} />
      ))}
    </section>
  );
}

function Notice({ toast, onClose }: { toast: Toast; onClose(id: string): void }) {
  const { id, text, tone = 'plain', act, lastsMs } = toast;
  useEffect(() => {
    if (lastsMs === undefined) return undefined;
    const timer = setTimeout(() => onClose(id), lastsMs);
    return () => clearTimeout(timer);
  }, [id, lastsMs, onClose]);

  return (
    <div className={styles.toast} data-tone={tone}>
      <span className={styles.text} dir="auto">
        {text}
      </span>
      {act && (
        <Button
          size="small"
          onPress={() => {
            act.onPress();
            onClose(id);
          }}
        >
          {act.name}
        </Button>
      )}
      <Button variant="quiet" size="icon" aria-label={texts.close} onPress={() => onClose(id)}>
        <X size={14} aria-hidden="true" />
      </Button>
    </div>
  );
}
