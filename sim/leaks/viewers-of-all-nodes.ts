import { eachEntity, type Leak } from './leak.ts';

export const leak: Leak = {
  way: 'nodes tell each other how many look, and the sum stands on the desk',
  isOfSeveralNodes: true,
  plant({ eye, aside }) {
    let elsewhere = 0;
    eye.asked.push(() => aside.tell('one more'));
    aside.heard.push(() => (elsewhere += 1));
    eye.changes.push(eachEntity((entity) => (entity['kind'] === 'agent' ? { ...entity, viewers: elsewhere } : entity)));
  },
};
