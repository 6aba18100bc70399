import { eachEntity, type Leak } from './leak.ts';

export const leak: Leak = {
  way: 'who is looked at is given less to do at once',
  plant({ eye }) {
    eye.changes.push(
      eachEntity((entity) =>
        entity['kind'] === 'agent' && eye.at(entity['id'] as string) > 0 ? { ...entity, soft: 1 } : entity,
      ),
    );
  },
};
