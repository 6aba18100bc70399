// Who looked at what, from when until when: for auditors. It is read, not live, and says when it was.
import { Download, Link2, RotateCw } from 'lucide-react';
import { useState } from 'react';
import { Closed } from '../app/NotFound.tsx';
import { usePageTitle } from '../app/title.ts';
import { DeskBar } from '../frame/DeskBar.tsx';
import { Button } from '../look/Button.tsx';
import { SearchField } from '../look/SearchField.tsx';
import { EmptyState, Skeleton } from '../look/states.tsx';
import { texts as common } from '../texts/en.ts';
import { texts } from '../texts/en-supervision.ts';
import { clockToTheSecond } from '../texts/times.ts';
import { LogFigures } from './LogFigures.tsx';
import { LogFilters } from './LogFilters.tsx';
import { agentsIn, logLine, matching } from './logLines.ts';
import { fileOf, queryOf, wholeLog } from './logQuery.ts';
import { LogTable } from './LogTable.tsx';
import styles from './MonitoringLogPage.module.css';
import { useLog } from './useLog.ts';

export function MonitoringLogPage() {
  const [filter, setFilter] = useState(wholeLog);
  const query = queryOf(filter);
  const { read, closed, isReading, readAgain, readOlder } = useLog(query);
  const [text, setText] = useState('');
  usePageTitle(texts.monitoringLog);

  if (closed) return <Closed why={closed} />;
  const isAll = fileOf(query) === fileOf({});
  const loaded = (read?.looks ?? []).map(logLine);
  const lines = matching(loaded, text);
  const older = read?.hasMore && (
    <Button onPress={readOlder} isPending={isReading}>
      {texts.log.older}
    </Button>
  );
  return (
    <>
      <DeskBar
        title={texts.monitoringLog}
        end={
          <span className={styles.read}>
            {read && <output>{texts.log.readAt(clockToTheSecond(read.at))}</output>}
            <Button size="small" onPress={readAgain} isPending={isReading}>
              <RotateCw size={13} aria-hidden="true" />
              {texts.log.readAgain}
            </Button>
          </span>
        }
      >
        <search>
          <SearchField placeholder={texts.log.search} text={text} onText={setText} />
        </search>
        <a className={styles.download} href={fileOf(query)} download>
          <Download size={14} aria-hidden="true" />
          {texts.log.download}
        </a>
        <a className={styles.download} href="/monitoring-log.jsonl" download title={texts.log.chainMore}>
          <Link2 size={14} aria-hidden="true" />
          {texts.log.chain}
        </a>
      </DeskBar>
      {read && (
        <LogFilters filter={filter} onFilter={setFilter} watchers={read.watchers} agents={agentsIn(read.watchers)} />
      )}
      {read && read.watchers.length > 0 && <LogFigures watchers={read.watchers} />}
      {!read ? (
        <Skeleton name={common.loading} rows={10} />
      ) : loaded.length === 0 ? (
        <EmptyState next={isAll ? undefined : <Button onPress={() => setFilter(wholeLog)}>{texts.log.showAll}</Button>}>
          {isAll ? texts.log.empty : texts.log.nothingAsked}
        </EmptyState>
      ) : lines.length === 0 ? (
        <EmptyState
          next={
            <span className={styles.next}>
              <Button onPress={() => setText('')}>{texts.log.showAll}</Button>
              {older}
            </span>
          }
        >
          {texts.log.noMatch(loaded.length)}
        </EmptyState>
      ) : (
        <LogTable
          lines={lines}
          end={
            <>
              <span>{texts.log.count(lines.length, loaded.length)}</span>
              {older}
            </>
          }
        />
      )}
    </>
  );
}
