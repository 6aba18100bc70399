import { eachEntity, type Leak } from './leak.ts';

export const leak: Leak = {
  way: 'a look takes away the marks of what the agent has not seen',
  plant({ eye }) {
    eye.changes.push(
      eachEntity((entity, to) =>
        entity['kind'] === 'mentions' && to.kind === 'person' && eye.at(to.id) > 0
          ? { ...entity, version: (entity['version'] as number) + 1, list: [] }
          : entity,
      ),
    );
  },
};
