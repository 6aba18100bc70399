import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import styles from './Button.module.css';

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style'> {
  /** plain: most; primary: the one thing to do here; quiet: among others; loud: somebody else will see it. */
  variant?: 'plain' | 'primary' | 'quiet' | 'loud';
  size?: 'normal' | 'small' | 'icon';
}

export function Button({ variant = 'plain', size = 'normal', ...rest }: ButtonProps) {
  return <AriaButton {...rest} className={styles.button} data-variant={variant} data-size={size} />;
}
