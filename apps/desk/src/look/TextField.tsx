import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { TextField as AriaTextField, type TextFieldProps as AriaTextFieldProps } from 'react-aria-components/TextField';
import styles from './TextField.module.css';

interface TextFieldProps extends Omit<AriaTextFieldProps, 'className' | 'style' | 'children'> {
  label: string;
  placeholder?: string;
}

export function TextField({ label, placeholder, ...rest }: TextFieldProps) {
  return (
    <AriaTextField {...rest} className={styles.field}>
      <Label className={styles.label}>{label}</Label>
      <Input className={styles.input} placeholder={placeholder} dir="auto" />
      <FieldError className={styles.wrong} />
    </AriaTextField>
  );
}
