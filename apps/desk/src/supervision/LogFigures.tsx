// Who looked how much, and whether at one person above all.
import type { EntityOf } from '@oriel/protocol';
import { texts } from '../texts/en-supervision.ts';
import styles from './LogFigures.module.css';
import { figuresOf } from './logLines.ts';

export function LogFigures({ watchers }: { watchers: readonly EntityOf<'watcher'>[] }) {
  const { columns } = texts.log.figures;
  return (
    <details className={styles.figures} open>
      <summary>{texts.log.figures.name}</summary>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must scroll by keys too */}
      <div className={styles.scroll} tabIndex={0}>
        <table aria-label={texts.log.figures.name}>
          <thead>
            <tr>
              <th scope="col">{columns.who}</th>
              <th scope="col">{columns.desks}</th>
              <th scope="col">{columns.minutes}</th>
              <th scope="col">{columns.most}</th>
            </tr>
          </thead>
          <tbody>
            {watchers.map(figuresOf).map(({ id, name, desks, minutes, unsure, most }) => (
              <tr key={id}>
                <th scope="row">
                  <bdi>{name}</bdi>
                </th>
                <td>{desks}</td>
                <td>
                  {minutes}
                  {unsure > 0 && <span className={styles.more}> {texts.log.figures.unsure(unsure)}</span>}
                </td>
                <td>
                  {most ? (
                    <>
                      <bdi>{most.name}</bdi>
                      <span className={styles.more}> {texts.log.figures.share(most.desks, desks, most.percent)}</span>
                    </>
                  ) : (
                    '–'
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
