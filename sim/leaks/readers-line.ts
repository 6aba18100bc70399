import { eachEntity, type Leak } from './leak.ts';

export const leak: Leak = {
  way: 'the chat window says how many read along',
  plant({ eye }) {
    eye.changes.push(
      eachEntity((entity, to) =>
        to.kind === 'customer' && entity['kind'] === 'shopfront' && eye.all > 0
          ? { ...entity, readers: `Read by ${eye.all}.` }
          : entity,
      ),
    );
  },
};
