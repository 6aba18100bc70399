import { useId } from 'react';
import { texts } from '../texts/en.ts';
import { languageChoices, languageName } from '../texts/languages.ts';
import styles from './acts.module.css';

interface LanguageChoiceProps {
  language: string | null;
  /** Absent: it is said, and not to be chosen here. */
  onLanguage?: ((language: string | null) => void) | undefined;
}

/** What the customer writes in, by hand. */
export function LanguageChoice({ language, onLanguage }: LanguageChoiceProps) {
  const id = useId();
  if (!onLanguage)
    return (
      <span className={styles.language}>
        <span>{texts.language.name}</span> {language === null ? texts.language.unknown : languageName(language)}
      </span>
    );
  return (
    <span className={styles.language}>
      <label htmlFor={id}>{texts.language.name}</label>
      <select
        id={id}
        aria-label={texts.language.name}
        value={language ?? ''}
        onChange={(event) => onLanguage(event.currentTarget.value || null)}
      >
        <option value="">{texts.language.unknown}</option>
        {languageChoices(language).map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
    </span>
  );
}
