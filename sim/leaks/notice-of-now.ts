import { eachEntity, type Leak } from './leak.ts';

export const leak: Leak = {
  way: 'the notice says when somebody looks',
  plant({ eye }) {
    eye.changes.push(
      eachEntity((entity, to) =>
        entity['kind'] === 'notice' && to.kind === 'person' && eye.at(to.id) > 0
          ? { ...entity, text: `${entity['text'] as string} Somebody looks just now.` }
          : entity,
      ),
    );
  },
};
