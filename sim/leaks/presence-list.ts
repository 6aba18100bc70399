import type { Leak } from './leak.ts';

export const leak: Leak = {
  way: 'supervisors who are there stand among the colleagues',
  plant({ eye }) {
    eye.changes.push((frame) => {
      if (frame.t !== 'opened' || eye.all === 0) return frame;
      const colleague = frame.entities.find(({ kind }) => kind === 'colleague');
      return colleague ? { ...frame, entities: [...frame.entities, { ...colleague, id: 'supervisor' }] } : frame;
    });
  },
};
