import { eachEntity, type Leak } from './leak.ts';

export const leak: Leak = {
  way: 'a preview is made when somebody first looks, and stands there from then on',
  plant({ eye }) {
    const made = new Set<string>();
    eye.asked.push(({ view }) => {
      if ('interaction' in view) made.add(view.interaction);
    });
    eye.changes.push(
      eachEntity((entity) =>
        entity['kind'] === 'entry' && made.has(entity['interaction'] as string)
          ? { ...entity, text: `${entity['text'] as string} ` }
          : entity,
      ),
    );
  },
};
