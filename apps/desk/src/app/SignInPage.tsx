// Signing in: afterwards the page loads anew, for the server gives each their own.
import { useState } from 'react';
import { SignIn } from '../access/SignIn.tsx';
import { texts } from '../texts/en.ts';
import { signIn } from '../live/account.ts';

const isDemo = () => document.querySelector('meta[name=oriel-demo]') !== null;

export function SignInPage() {
  const [isPending, setPending] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const submit = async (email: string, password: string) => {
    setPending(true);
    const answer = await signIn(email, password);
    if (answer !== 'signed-in') {
      setPending(false);
      setRefused(
        { wrong: texts.signIn.wrong, 'too-often': texts.signIn.tooOften, unavailable: texts.signIn.unavailable }[
          answer
        ],
      );
      return;
    }
    const here = location.pathname + location.search;
    location.assign(here === '/sign-in' ? '/' : here);
  };
  return (
    <SignIn
      onSignIn={(email, password) => void submit(email, password)}
      isPending={isPending}
      refused={refused}
      demoNote={isDemo() ? <DemoNote /> : undefined}
    />
  );
}

function DemoNote() {
  return (
    <>
      <p>
        {texts.signIn.demo} <b>oriel</b>.
      </p>
      <ul>
        {texts.signIn.accounts.map(({ email, who }) => (
          <li key={email}>
            <code>{email}</code> {who}
          </li>
        ))}
      </ul>
    </>
  );
}
