import { eachEntity, type Leak } from './leak.ts';

export const leak: Leak = {
  way: 'the time a customer has waited begins anew when somebody looks',
  plant({ eye, time }) {
    eye.changes.push(
      eachEntity((entity) =>
        entity['kind'] === 'interaction' && entity['waitsSince'] !== null && eye.into(entity['id'] as string) > 0
          ? { ...entity, waitsSince: time.now() }
          : entity,
      ),
    );
  },
};
