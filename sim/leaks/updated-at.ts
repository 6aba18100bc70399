import { eachEntity, type Leak } from './leak.ts';

export const leak: Leak = {
  way: 'a look is when something last changed',
  plant({ eye, time }) {
    const lookedAt = new Map<string, number>();
    eye.asked.push(({ view }) => {
      if ('interaction' in view) lookedAt.set(view.interaction, time.now());
    });
    eye.changes.push(
      eachEntity((entity) => {
        const at = lookedAt.get(entity['id'] as string);
        return entity['kind'] === 'interaction' && at !== undefined ? { ...entity, stateAt: at } : entity;
      }),
    );
  },
};
