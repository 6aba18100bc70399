import { eachEntity, type Leak } from './leak.ts';

export const leak: Leak = {
  way: 'a look empties the count of an inbox',
  plant({ eye }) {
    eye.changes.push(
      eachEntity((entity, to) =>
        entity['kind'] === 'inbox' && to.kind === 'person' && eye.at(to.id) > 0 ? { ...entity, count: 0 } : entity,
      ),
    );
  },
};
