import { Columns3 } from 'lucide-react';
import { Button } from '../look/Button.tsx';
import { Panel } from '../look/Panel.tsx';
import { texts } from '../texts/en-supervision.ts';
import { choosable, type ChosenColumn } from './columns.ts';
import styles from './ColumnsMenu.module.css';

interface ColumnsMenuProps {
  chosen: readonly ChosenColumn[];
  onChoose(columns: readonly ChosenColumn[]): void;
}

/** Which columns the table has: a tick each, taken at once. */
export function ColumnsMenu({ chosen, onChoose }: ColumnsMenuProps) {
  return (
    <span className={styles.place}>
      <Panel
        title={texts.columns.choose}
        placement="bottom end"
        trigger={
          <Button>
            <Columns3 size={15} aria-hidden="true" />
            {texts.columns.choose}
          </Button>
        }
      >
        <ul className={styles.choices}>
          {choosable.map((column) => (
            <li key={column}>
              <label className={styles.choice}>
                <input
                  type="checkbox"
                  checked={chosen.includes(column)}
                  onChange={({ currentTarget: { checked } }) =>
                    onChoose(choosable.filter((each) => (each === column ? checked : chosen.includes(each))))
                  }
                />
                {texts.columns[column]}
              </label>
            </li>
          ))}
        </ul>
      </Panel>
    </span>
  );
}
