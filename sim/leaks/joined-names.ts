import { eachEntity, type Leak } from './leak.ts';

export const leak: Leak = {
  way: 'whose it is names who looks as well',
  plant({ eye }) {
    eye.changes.push(
      eachEntity((entity) =>
        entity['kind'] === 'interaction' && entity['agent'] !== null && eye.at(entity['agent'] as string) > 0
          ? { ...entity, agentName: `${String(entity['agentName'])} and one more` }
          : entity,
      ),
    );
  },
};
