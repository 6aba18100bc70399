import type { EntityOf } from '@oriel/protocol';
import { expect, test } from 'vitest';
import { texts } from '../texts/en-settings.ts';
import { fieldsOf, readGroup, settingsOf, type GroupFields } from './groupEdit.ts';

const group: EntityOf<'channelGroup'> = {
  ...{ kind: 'channelGroup', id: 'async', version: 4, name: 'Async', soft: 3, hard: 6, ringMs: 30_000 },
  ...{ goneMs: 3_600_000, missesMax: 1, afterMiss: 'away', idleMs: 2_700_000, answerTargetMs: 14_400_000 },
  ...{ priority: -5, undeliveredMs: null, autoCompleteMs: 86_400_000, autoAccept: false },
};
const fields = fieldsOf(group);
const wrongWith = (change: Partial<GroupFields>) => {
  const read = readGroup({ ...fields, ...change });
  return 'wrong' in read ? read.wrong : null;
};

test('ST9 a group is read as it is written', () => {
  expect([fields.ringMs, fields.undeliveredMs, fields.autoCompleteMs, fields.priority]).toEqual([
    '30 s',
    '',
    '1 d',
    '-5',
  ]);
  expect(readGroup(fields)).toEqual(settingsOf(group));
  expect(readGroup({ ...fields, name: ' Slow ', undeliveredMs: '2 h', priority: '−7' })).toEqual({
    ...settingsOf(group),
    ...{ name: 'Slow', undeliveredMs: 7_200_000, priority: -7 },
  });
});

test('ST9 what cannot stand there is said, by the name of its field', () => {
  expect([
    wrongWith({ name: ' ' }),
    wrongWith({ soft: '0' }),
    wrongWith({ hard: '2.5' }),
    wrongWith({ priority: '101' }),
    wrongWith({ ringMs: '' }),
    wrongWith({ ringMs: '30' }),
    wrongWith({ idleMs: '93 d' }),
    wrongWith({ autoCompleteMs: 'never' }),
    wrongWith({ soft: '7' }),
  ]).toEqual([
    texts.missingName,
    texts.groups.notWhole('Soft limit'),
    texts.groups.notWhole('Hard limit'),
    texts.groups.notWhole('Priority'),
    texts.groups.notTime('Rings for'),
    texts.groups.notTime('Rings for'),
    texts.groups.notTime(texts.groups.idle),
    texts.groups.notTime(texts.groups.autoComplete),
    texts.groups.softAboveHard,
  ]);
});
