import { eachEntity, type Leak } from './leak.ts';

export const leak: Leak = {
  way: 'a conversation says how many have it open',
  plant({ eye }) {
    eye.changes.push(
      eachEntity((entity) =>
        entity['kind'] === 'interaction' ? { ...entity, viewers: eye.into(entity['id'] as string) } : entity,
      ),
    );
  },
};
