import { eachEntity, type Leak } from './leak.ts';

export const leak: Leak = {
  way: 'one sequence numbers everything, looks as well',
  plant({ eye }) {
    let sequence = 0;
    eye.asked.push(() => void (sequence += 1));
    eye.changes.push(
      eachEntity((entity) => {
        if (entity['kind'] === 'interaction') sequence += 1;
        return entity['kind'] === 'interaction' ? { ...entity, sequence } : entity;
      }),
    );
  },
};
