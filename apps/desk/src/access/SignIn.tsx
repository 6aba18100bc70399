import { useState, type FormEvent, type ReactNode } from 'react';
import { Button } from '../look/Button.tsx';
import { Mark } from '../look/Mark.tsx';
import { TextField } from '../look/TextField.tsx';
import { texts } from '../texts/en.ts';
import styles from './SignIn.module.css';

export interface SignInProps {
  onSignIn(email: string, password: string): void;
  isPending?: boolean;
  /** Why the last try did not work. */
  refused?: string | null;
  /** Demo floors only: that it is a demo, and who one can be. */
  demoNote?: ReactNode;
}

export function SignIn({ onSignIn, isPending, refused, demoNote }: SignInProps) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isPending) onSignIn(email.trim(), password);
  };
  return (
    <main className={styles.page}>
      <form className={styles.form} onSubmit={submit}>
        <h1 className={styles.title}>
          <Mark size={30} />
          {texts.product}
        </h1>
        <TextField
          label={texts.signIn.email}
          type="email"
          autoComplete="username"
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- nothing else is on the page
          autoFocus
          value={email}
          onChange={setEmail}
        />
        <TextField
          label={texts.signIn.password}
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
        />
        <p className={styles.refused} role="alert">
          {refused}
        </p>
        <Button variant="primary" type="submit" isPending={isPending}>
          {texts.signIn.act}
        </Button>
      </form>
      {demoNote && <aside className={styles.demo}>{demoNote}</aside>}
    </main>
  );
}
