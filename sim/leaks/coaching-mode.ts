import { eachEntity, type Leak } from './leak.ts';

export const leak: Leak = {
  way: 'a seat says that its agent is being coached',
  plant({ eye }) {
    eye.changes.push(
      eachEntity((entity) =>
        entity['kind'] === 'agent' && eye.at(entity['id'] as string) > 0 ? { ...entity, reason: 'coached' } : entity,
      ),
    );
  },
};
