import { useImperativeHandle, useLayoutEffect, useRef, type Ref, type TextareaHTMLAttributes } from 'react';
import styles from './TextArea.module.css';

interface TextAreaProps extends Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'className' | 'style'> {
  /** How the field is named; there is no label beside it. */
  name: string;
  value: string;
  look?: 'field' | 'dashed' | 'bare';
  /** What was pressed to get here was pressed to write here. */
  takesFocus?: boolean;
  ref?: Ref<HTMLTextAreaElement>;
}

const growsByItself = typeof CSS !== 'undefined' && CSS.supports('field-sizing', 'content');

/** A native field, so that input methods, undo and paste are the browser's own; it grows with its text, then scrolls. */
export function TextArea({ name, look = 'field', takesFocus = false, ref, value, ...rest }: TextAreaProps) {
  const own = useRef<HTMLTextAreaElement>(null);
  useImperativeHandle(ref, () => own.current!, []);

  useLayoutEffect(() => {
    const field = own.current;
    if (growsByItself || !field) return;
    field.style.blockSize = 'auto';
    field.style.blockSize = `${field.scrollHeight + 2}px`;
  });

  useLayoutEffect(() => {
    if (takesFocus) own.current?.focus();
  }, [takesFocus]);

  return (
    <textarea
      dir="auto"
      rows={1}
      {...rest}
      value={value}
      ref={own}
      aria-label={name}
      className={styles.area}
      data-look={look}
    />
  );
}
