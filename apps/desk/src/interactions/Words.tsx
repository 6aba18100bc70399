// What somebody said, as it is to be read: plain text, quotations set apart, addresses that can be followed, colleagues who
// are named. Nothing in it is ever taken for HTML, and nothing is fetched because it is named here (S7).
import { passages, pieces } from '@oriel/client';
import { Fragment } from 'react';
import styles from './Words.module.css';

export interface WordsProps {
  text: string;
  /** Stretches of the text that name somebody who was told. */
  mentions?: readonly { at: number; length: number }[];
}

export function Words({ text, mentions = [] }: WordsProps) {
  if (mentions.length > 0)
    return (
      <p className={styles.words} dir="auto">
        {named(text, mentions)}
      </p>
    );
  return passages(text).map(({ isQuoted, text: said }, index) =>
    isQuoted ? (
      <blockquote key={index} className={styles.quoted} dir="auto">
        {linked(said)}
      </blockquote>
    ) : (
      <p key={index} className={styles.words} dir="auto">
        {linked(said)}
      </p>
    ),
  );
}

const linked = (text: string) =>
  pieces(text).map(({ text: piece, href, host }, index) =>
    href === undefined ? (
      <Fragment key={index}>{piece}</Fragment>
    ) : (
      // Left to right whatever stands around it, so that it reads as it leads.
      <a
        key={index}
        className={styles.link}
        href={href}
        target="_blank"
        rel="noopener noreferrer nofollow ugc"
        dir="ltr"
        data-host={host}
      >
        {piece}
      </a>
    ),
  );

function named(text: string, mentions: readonly { at: number; length: number }[]) {
  let done = 0;
  const parts = mentions.flatMap(({ at, length }) => {
    const before = text.slice(done, at);
    done = at + length;
    return [
      <Fragment key={`before ${at}`}>{linked(before)}</Fragment>,
      <mark key={at} className={styles.named}>
        {text.slice(at, done)}
      </mark>,
    ];
  });
  return [...parts, <Fragment key="rest">{linked(text.slice(done))}</Fragment>];
}
